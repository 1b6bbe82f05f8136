-- Grain: a person in a parliamentary group over a period.
-- Key: person_id, party_name, from_date
-- References: person_id -> core.person
create or replace table core.membership as
with registered as (
    select * from raw.membership
),

printed as (
    select * from raw.printed_membership
),

memberships as (
    select * from registered
    union all by name
    select * from printed
)

select
    person_id,
    party_name,
    party_family,
    from_date,
    to_date,
    constituency_name,
    is_observed_only,
    coalesce(party_family = 'onafhankelijk', false) as is_independent,
    provenance_source,
    provenance_date
from memberships;

comment on table core.membership is 'One row is a person in a parliamentary group over the half-open period from from_date to to_date.';
comment on column core.membership.person_id is 'The person (core.person).';
comment on column core.membership.party_name is 'Party in the printed form of the period.';
comment on column core.membership.party_family is 'Code of the party, stable over renames (sp·a and Vooruit have one).';
comment on column core.membership.from_date is 'First day.';
comment on column core.membership.to_date is 'Day after the last day; null while it lasts.';
comment on column core.membership.constituency_name is 'Constituency.';
comment on column core.membership.is_observed_only is
'True when known only from a list of one day, or from reports that print it: true on those days, the real ends unknown.';
comment on column core.membership.is_independent is 'True for a member without a group: independents are never added up as one party.';
comment on column core.membership.provenance_source is 'Where the membership was seen.';
comment on column core.membership.provenance_date is 'The day on which it was seen there.';
