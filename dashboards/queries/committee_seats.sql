-- Grain: a person's function in a committee over a period.
select
    person_id,
    committee_name,
    function_name,
    from_date,
    to_date
from core.committee_seat
order by person_id, from_date desc, committee_name
