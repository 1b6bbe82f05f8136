-- nl: Elke kop staat op de bladzijde die de inhoudsopgave geeft.
-- en: Every heading is on the page that the contents give.
-- severity: warning
-- family: contents_vs_body
-- table: core.contents_check
-- report_column: report_id
select
    report_id,
    heading_type,
    question_number,
    body_title,
    contents_page,
    body_page
from core.contents_check
where is_in_contents and is_in_body and contents_page <> body_page
