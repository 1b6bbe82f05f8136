-- Grain: a person as minister over a half-open period.
select
    person_id,
    government_name,
    title,
    portfolio,
    from_date,
    to_date
from core.government_term
order by person_id, from_date, to_date nulls last, title
