-- nl: Elke spreektijd ligt binnen haar interval, en wie 50 woorden of meer sprak en niet voorzat, heeft er een.
-- en: Every speaking time lies within its interval, and everyone who said 50 words or more outside the chair has one.
-- severity: critical
-- family: plausibility
-- table: mart.member_speaking_time
select
    person_id,
    session_year,
    meeting_kind,
    role,
    est_seconds,
    est_seconds_low,
    est_seconds_high
from mart.member_speaking_time
where
    (est_seconds is null and (role <> 'chair' and (words = 0 or words >= 50)))
    or (est_seconds_low is null) <> (est_seconds is null)
    or (est_seconds_high is null) <> (est_seconds is null)
    or (method is null) <> (est_seconds is null)
    or not coalesce(est_seconds between est_seconds_low and est_seconds_high, true)
    or est_seconds_low < 0
