-- nl: Een verslag telt hoogstens 1 500 gesproken woorden per bladzijde.
-- en: A report holds at most 1 500 spoken words a page.
-- severity: warning
-- family: plausibility
-- table: mart.meeting_summary
-- report_column: report_id
-- threshold: 1 500 words a page
-- history: 2026-11-23 1 500 words: three times the real report; two columns of small print come near. Above it pages were not told
--   apart, and evidence links lead to the wrong one.
--   2026-11-28 a warning: a text that came without its pages is read right.
select
    report_id,
    meeting_id,
    page_count,
    words
from mart.meeting_summary
where page_count > 0 and words > 1500 * page_count
