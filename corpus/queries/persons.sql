-- Grain: a person.
select
    person_id,
    full_name,
    first_name,
    last_name,
    gender,
    is_provisional
from core.person
order by person_id
