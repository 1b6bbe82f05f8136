-- nl: Geen vraagnummer staat twee keer in een verslag.
-- en: No question number stands twice in a report.
-- severity: critical
-- family: uniqueness
-- table: core.question
-- report_column: report_id
select
    report_id,
    question_type,
    question_number,
    session_year,
    count(*) as question_count
from core.question
where question_number is not null
group by report_id, question_type, question_number, session_year
having count(*) > 1
