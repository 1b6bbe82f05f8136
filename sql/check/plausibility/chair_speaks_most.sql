-- nl: De voorzitter spreekt minder dan de helft van de woorden van een vergadering.
-- en: The chair says less than half of the words of a meeting.
-- severity: warning
-- family: plausibility
-- table: mart.meeting_summary
-- report_column: report_id
-- threshold: half of the words
-- history: 2026-11-23 half: in the real report the chair speaks less than a tenth; more than half means that speaker lines after the
--   chair were missed.
select
    report_id,
    meeting_id,
    words,
    chair_words
from mart.meeting_summary
where chair_words > 0.5 * words
