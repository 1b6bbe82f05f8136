-- Grain: a person in a parliamentary group over a period.
select
    person_id,
    party_name,
    party_family,
    from_date,
    to_date,
    constituency_name,
    is_observed_only
from core.membership
order by person_id, from_date desc
