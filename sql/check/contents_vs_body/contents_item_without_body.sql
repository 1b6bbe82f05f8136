-- nl: Elk agendapunt in de inhoudsopgave staat ook in het verslag zelf.
-- en: Every item in the contents pages is in the body too.
-- severity: warning
-- family: contents_vs_body
-- table: core.contents_check
-- report_column: report_id
with question_types as (
    -- A report that was submitted with a resolution is listed and has no heading of its own: nobody's words depend on it.
    select distinct question_type
    from raw.question
)

select
    headings.report_id,
    headings.heading_type,
    headings.contents_title,
    headings.contents_page
from core.contents_check as headings
anti join question_types on headings.heading_type = question_types.question_type
where headings.is_in_contents and not headings.is_in_body and headings.question_number is null
