-- Grain: a party family and a period in which one coalition governed.
-- Key: party_family, from_date
create or replace table core.government_status as
with families as (
    select distinct party_family
    from core.party
    where is_party
),

governing as (
    select * from raw.coalition_party
),

coalitions as (
    select distinct
        government_name,
        from_date,
        to_date
    from governing
)

select
    families.party_family,
    governing.party_family is not null as is_governing,
    coalitions.from_date,
    coalitions.to_date,
    coalitions.government_name as government
from families
cross join coalitions
left join governing
    on
        families.party_family = governing.party_family
        and coalitions.government_name = governing.government_name
        and coalitions.from_date = governing.from_date;

comment on table core.government_status is
'One row is a party family and a period in which one coalition governed Flanders, since 1995: in it or not. A family that held no '
'seat in the period has a row too. Sources stand in parliament/vocabulary/coalitions.toml.';
comment on column core.government_status.party_family is 'Code of the party (core.party).';
comment on column core.government_status.is_governing is 'Whether the party was part of the government.';
comment on column core.government_status.from_date is 'First day.';
comment on column core.government_status.to_date is 'First day after; null while it lasts.';
comment on column core.government_status.government is 'Name of the government, after its minister-president.';
