-- nl: Geen verslag telt meer dan 200 000 gesproken woorden.
-- en: No report holds more than 200 000 spoken words.
-- severity: warning
-- family: plausibility
-- table: mart.meeting_summary
-- report_column: report_id
-- threshold: 200 000 words
-- history: 2026-11-23 200 000 words: a sitting of 24 hours at 135 words a minute is 194 400.
select
    report_id,
    meeting_id,
    meeting_kind,
    words,
    speech_count
from mart.meeting_summary
where words > 200000
