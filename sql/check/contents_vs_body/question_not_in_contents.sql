-- nl: Elke vraag in het verslag staat in de inhoudsopgave, als die er is.
-- en: Every question in the body is in the contents pages, if there are any.
-- severity: critical
-- family: contents_vs_body
-- table: core.contents_check
-- report_column: report_id
with reports_with_contents as (
    select distinct report_id
    from core.contents_check
    where is_in_contents
)

select
    headings.report_id,
    headings.heading_type,
    headings.question_number,
    headings.session_year,
    headings.body_title,
    headings.body_page
from core.contents_check as headings
semi join reports_with_contents using (report_id)
where headings.is_in_body and not headings.is_in_contents and headings.question_id is not null
