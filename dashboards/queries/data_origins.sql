-- Grain: a source of which something stands in the database: of a run, or an address that rows came from.
with runs as (
    select distinct run_kind, source_name from dq.run
),

meetings as (
    select distinct null as run_kind, regexp_extract(source_url, '^https?://[^/]+') as source_name
    from raw.meeting
    where source_url like 'http%'
),

people as (
    select distinct
        null as run_kind,
        case
            when provenance_source like 'http%' then regexp_extract(provenance_source, '^https?://[^/]+')
            else provenance_source
        end as source_name
    from raw.person
    where provenance_source is not null
)

select * from runs
union
select * from meetings
union
select * from people
order by all
