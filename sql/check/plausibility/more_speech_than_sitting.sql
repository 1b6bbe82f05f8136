-- nl: In een plenaire vergadering wordt niet langer gesproken dan ze duurde.
-- en: Nobody speaks for longer in a plenary sitting than it lasted.
-- severity: warning
-- family: plausibility
-- table: mart.meeting_summary
-- report_column: report_id
-- threshold: the low end of the estimated seconds, without the chair's, against start to end
-- history: 2026-11-28 the low end: the estimate may be above the clock by its own error alone.
select
    report_id,
    meeting_id,
    words,
    est_seconds,
    est_seconds_low,
    duration_seconds
from mart.meeting_summary
where meeting_kind = 'plenary' and duration_seconds > 0 and est_seconds_low > duration_seconds
