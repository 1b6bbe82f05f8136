-- nl: Een plenaire vergadering met een klok telt 30 tot 200 woorden per minuut.
-- en: A plenary sitting with a clock holds 30 to 200 words a minute.
-- severity: warning
-- family: plausibility
-- table: mart.meeting_summary
-- report_column: report_id
-- threshold: 30 to 200 words a minute
-- history: 2026-11-23 30 to 200: wider than the 90 to 170 that are accepted to calibrate a rate (design §7), because suspensions stand
--   within the clock.
select
    report_id,
    meeting_id,
    words,
    duration_seconds,
    clock_words_per_minute
from mart.meeting_summary
where meeting_kind = 'plenary' and duration_seconds > 0 and not 60 * words / duration_seconds between 30 and 200
