-- Grain: a person in a period in which he or she held a seat or a term as minister.
-- Key: person_id, period_type, period, role
-- References: person_id -> core.person
-- References: period_type, period -> core.period
create or replace table core.person_period as
with terms as (
    select * from core.term_period
)

select
    person_id,
    period_type,
    period,
    role,
    case
        when not bool_or(is_observed_only) then sum(days_added)
    end::integer as days_in_office,
    bool_or(is_observed_only) as is_observed_only,
    arg_max(party_name, from_date) as last_party_name,
    arg_max(party_family, from_date) as last_party_family
from terms
group by person_id, period_type, period, role;

comment on table core.person_period is 'One row is a person in a period in which he or she held a seat (member) or a term as minister.';
comment on column core.person_period.person_id is 'The person (core.person).';
comment on column core.person_period.period_type is 'session_year, legislature or month.';
comment on column core.person_period.period is 'Its name (core.period).';
comment on column core.person_period.role is 'member or minister.';
comment on column core.person_period.days_in_office is
'Days of the period, up to the newest meeting, on which the office was held; null when a term is known only from a list of one day, '
'so that its real ends are unknown.';
comment on column core.person_period.is_observed_only is 'True when a term is known only from a list of one day.';
comment on column core.person_period.last_party_name is 'Last party of the person in the period; null for a minister.';
comment on column core.person_period.last_party_family is 'Code of that party.';
