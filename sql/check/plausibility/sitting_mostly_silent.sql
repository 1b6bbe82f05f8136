-- nl: In een plenaire vergadering wordt minstens een derde van de tijd gesproken.
-- en: Somebody speaks during at least a third of a plenary sitting.
-- severity: warning
-- family: plausibility
-- table: mart.meeting_summary
-- report_column: report_id
-- threshold: estimated seconds, without the chair's, against a third of start to end
-- history: 2026-11-28 a third: in 50 Austrian sittings the clock is 11 % longer than speech, with a deviation of 17 %, and the time of the
--   chair is missing; three deviations below that lies at 0.35.
select
    report_id,
    meeting_id,
    words,
    est_seconds,
    duration_seconds
from mart.meeting_summary
where meeting_kind = 'plenary' and duration_seconds > 0 and est_seconds < duration_seconds / 3
