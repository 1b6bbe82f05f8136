-- nl: Geen lid zit op één dag in twee fracties.
-- en: No member sits in two groups on one day.
-- severity: warning
-- family: uniqueness
-- table: core.membership
select
    earlier.person_id,
    earlier.party_name,
    later.party_name as other_party_name,
    later.from_date,
    earlier.to_date
from core.membership as earlier
inner join core.membership as later
    on
        earlier.person_id = later.person_id
        and earlier.party_family <> later.party_family
        and core.covers(earlier.from_date, earlier.to_date, later.from_date)
where not earlier.is_observed_only and not later.is_observed_only
