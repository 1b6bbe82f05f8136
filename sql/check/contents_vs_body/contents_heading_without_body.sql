-- nl: Elke kop in de inhoudsopgave staat ook in het verslag.
-- en: Every heading in the contents pages stands in the body too.
-- severity: critical
-- family: contents_vs_body
-- table: core.contents_check
-- report_column: report_id
select
    report_id,
    heading_type,
    question_number,
    session_year,
    contents_title,
    contents_page
from core.contents_check
where is_in_contents and not is_in_body
