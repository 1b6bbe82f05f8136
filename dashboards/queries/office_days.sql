-- Grain: a seat or a term as minister of a person within one session year (mart.member_speaking_time.days_in_office).
select
    person_id,
    role,
    party_name,
    party_family,
    from_date,
    to_date,
    days_added,
    is_observed_only
from core.term_period
where period_type = 'session_year' and period = $session_year
order by person_id, role, from_date, to_date, party_name
