-- nl: Elk verslag telt minstens 100 gesproken woorden.
-- en: Every report holds at least 100 spoken words.
-- severity: warning
-- family: plausibility
-- table: mart.meeting_summary
-- report_column: report_id
-- threshold: 100 words
-- history: 2026-11-23 100 words: opening, one question and one answer are more; less is a file that lost its text.
--   2026-11-28 a warning: a meeting whose one question was withdrawn says less, and what was cut off is found by other checks.
select
    report_id,
    meeting_id,
    meeting_kind,
    words,
    speech_count
from mart.meeting_summary
where words < 100
