-- Grain: a person in a parliamentary group over a half-open period.
select
    person_id,
    party_name,
    party_family,
    from_date,
    to_date,
    constituency_name,
    is_observed_only,
    is_independent
from core.membership
order by person_id, from_date, to_date nulls last, party_name
