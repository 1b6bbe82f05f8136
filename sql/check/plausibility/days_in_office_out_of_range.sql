-- nl: Niemand is in een zittingsjaar minder dan 0 of meer dan 378 dagen in functie.
-- en: Nobody is in office for less than 0 or more than 378 days of a session year.
-- severity: critical
-- family: plausibility
-- table: mart.member_speaking_time
-- threshold: 378 days
-- history: 2026-11-23 378: from a fourth Monday of September to the next are 364 or 371 days, and a week to spare.
select
    person_id,
    session_year,
    role,
    days_in_office
from mart.member_speaking_time
where days_in_office not between 0 and 378
