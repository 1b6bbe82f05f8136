-- nl: Een verslag telt minstens 60 gesproken woorden per bladzijde.
-- en: A report holds at least 60 spoken words a page.
-- severity: critical
-- family: plausibility
-- table: mart.meeting_summary
-- report_column: report_id
-- threshold: 60 words a page
-- history: 2026-11-23 60 words: the real report has 489 a page; a report with long appendices of votes keeps above a fifth of that, a
--   file with pages without text falls below.
select
    report_id,
    meeting_id,
    page_count,
    words
from mart.meeting_summary
where page_count > 0 and words < 60 * page_count
