-- nl: Elke geschatte spreektijd komt neer op 90 tot 170 woorden per minuut.
-- en: Every estimated speaking time works out at 90 to 170 words a minute.
-- severity: critical
-- family: plausibility
-- table: mart.member_speaking_time
-- threshold: 90 to 170 words a minute
-- history: 2026-11-23 90 to 170: the rates that are accepted to calibrate (design §7).
--   2026-11-27 the same range, for another reason: speech of which nothing was timed is estimated at 135, moved by recordings of others
--   by less than this; what was timed has a check of its own (timed_far_from_estimate).
select
    person_id,
    session_year,
    meeting_kind,
    role,
    words,
    est_seconds
from mart.member_speaking_time
where words > 0 and timed_words = 0 and est_seconds is not null and not coalesce(60 * words / nullif(est_seconds, 0), 0) between 90 and 170
