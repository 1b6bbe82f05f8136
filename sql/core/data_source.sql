-- Grain: a source of which something stands in the database: of a run, or an address that rows came from.
-- No key: what a run or an address was, in whatever number of rows
create or replace view core.data_source as
with runs as (
    select distinct
        run_kind,
        source_name
    from dq.run
),

meetings as (
    select distinct
        null as run_kind,
        regexp_extract(source_url, '^https?://[^/]+') as source_name
    from raw.meeting
    where source_url like 'http%'
),

-- A report that came from a folder has no address but its file's name.
folders as (
    select distinct
        null as run_kind,
        'file:' as source_name
    from raw.report
    where report_url like 'file:%'
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
select * from folders
union
select * from people;

comment on view core.data_source is
'One row is a source of which something stands in the database. What they make of the data together stands in dq.build.data_origin.';
comment on column core.data_source.run_kind is 'Kind of the run that took from it; null for what rows themselves name.';
comment on column core.data_source.source_name is
'Its name (live, sample, the name of a folder), address, or file: for reports from a folder.';
