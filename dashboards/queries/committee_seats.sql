-- Grain: a person's function in a committee over a period.
select
    person_id,
    committee_name,
    function_name,
    from_date,
    to_date
from core.committee_seat
where not is_observed_only
order by person_id asc, from_date desc, committee_name asc
