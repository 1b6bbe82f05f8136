-- nl: Hoogstens een vijfde van de koppen van een verslag staat op een andere bladzijde dan de inhoudsopgave geeft.
-- en: At most a fifth of the headings of a report are on another page than the contents give.
-- severity: warning
-- family: contents_vs_body
-- table: core.contents_check
-- report_column: report_id
-- threshold: a fifth of the headings, and more than one
-- history: 2026-11-23 a fifth: the real report has none; a page break that was missed shifts all that follow, and the evidence links
--   with them.
--   2026-11-28 a warning: contents that were not renewed are printed so, and nobody's words depend on a page.
select
    report_id,
    count(*) as heading_count,
    count(*) filter (where contents_page <> body_page) as other_page_count,
    median(body_page - contents_page) as usual_page_difference
from core.contents_check
where is_in_contents and is_in_body and contents_page is not null and body_page is not null
group by report_id
having count(*) filter (where contents_page <> body_page) > greatest(1, 0.2 * count(*))
