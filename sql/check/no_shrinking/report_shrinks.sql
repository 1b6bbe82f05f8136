-- nl: Geen verslag verliest meer dan een tiende van de woorden die van zijn vergadering gepubliceerd zijn.
-- en: No report loses more than a tenth of the words published for its meeting.
-- severity: critical
-- family: no_shrinking
-- table: mart.meeting_summary
-- report_column: report_id
-- threshold: a tenth of the published words
-- history: 2026-11-23 a tenth: the final text replaces a provisional one with small changes; a cut file loses pages.
select
    summaries.report_id,
    summaries.meeting_id,
    published.report_id as published_report_id,
    published.words as published_words,
    summaries.words
from mart.meeting_summary as summaries
inner join dq.published_meeting as published using (meeting_id)
where summaries.words < 0.9 * published.words
