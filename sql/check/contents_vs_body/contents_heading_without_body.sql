-- nl: Elke vraag in de inhoudsopgave staat ook in het verslag zelf.
-- en: Every question in the contents pages is in the body too.
-- severity: critical
-- family: contents_vs_body
-- table: core.contents_check
-- report_column: report_id
with question_types as (
    select distinct question_type
    from raw.question
)

select
    headings.report_id,
    headings.heading_type,
    headings.question_number,
    headings.session_year,
    headings.contents_title,
    headings.contents_page
from core.contents_check as headings
left join question_types on headings.heading_type = question_types.question_type
where
    headings.is_in_contents
    and not headings.is_in_body
    and (headings.question_number is not null or question_types.question_type is not null)
