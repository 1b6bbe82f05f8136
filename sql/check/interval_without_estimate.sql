-- nl: Elke schatting van spreektijd ligt binnen haar interval.
-- en: Every estimate of speaking time lies within its interval.
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
    est_seconds is null
    or est_seconds_low is null
    or est_seconds_high is null
    or not est_seconds between est_seconds_low and est_seconds_high
    or est_seconds_low < 0
