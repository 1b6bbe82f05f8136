-- Grain: a person in a session year in which he or she held a seat or a term as minister.
-- Key: person_id, session_year, role
-- References: person_id -> core.person
create or replace table core.person_session_year as
select
    person_id,
    period as session_year,
    role,
    days_in_office,
    is_observed_only
from core.person_period
where period_type = 'session_year';

comment on table core.person_session_year is
'One row is a person in a session year in which he or she held a seat (member) or a term as minister.';
comment on column core.person_session_year.person_id is 'The person (core.person).';
comment on column core.person_session_year.session_year is 'Session year.';
comment on column core.person_session_year.role is 'member or minister.';
comment on column core.person_session_year.days_in_office is 'As in core.person_period.';
comment on column core.person_session_year.is_observed_only is 'As in core.person_period.';
