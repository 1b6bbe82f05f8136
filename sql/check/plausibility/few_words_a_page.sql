-- nl: Een debat van minstens drie bladzijden telt minstens 60 gesproken woorden per bladzijde.
-- en: A debate of at least three pages holds at least 60 spoken words a page.
-- severity: critical
-- family: plausibility
-- table: core.speech_speaker
-- report_column: report_id
-- threshold: 60 words a page, on three pages or more from the first speech to the last
-- history: 2026-11-23 60 words: the real report has 489 a page; a report with long appendices of votes keeps above a fifth of that, a
--   file with pages without text falls below.
--   2026-11-28 the pages of the debate alone, and three at least: cover, contents and the rest of a page are no sign in a short report.
with debates as (
    select
        speeches.report_id,
        speeches.meeting_id,
        max(speeches.last_page) - min(speeches.page) + 1 as debate_page_count,
        sum(speeches.words)::bigint as words
    from core.speech_speaker as speeches
    inner join core.report as reports on speeches.report_id = reports.report_id
    where reports.copy_kind = 'document'
    group by speeches.report_id, speeches.meeting_id
)

select *
from debates
where debate_page_count >= 3 and words < 60 * debate_page_count
