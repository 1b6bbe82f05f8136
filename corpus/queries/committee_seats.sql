-- Grain: a person's function in a committee over a half-open period.
select
    committee_id,
    committee_code,
    committee_name,
    person_id,
    function_name,
    from_date,
    to_date
from core.committee_seat
where not is_observed_only
order by committee_id, person_id, from_date, function_name
