-- Grain: a party family and a half-open period in which one coalition governed: in it or not.
select
    party_family,
    is_governing,
    from_date,
    to_date,
    government
from core.government_status
order by from_date, government, party_family
