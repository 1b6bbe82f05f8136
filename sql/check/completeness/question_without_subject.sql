-- nl: Elke vraag heeft een onderwerp.
-- en: Every question has a subject.
-- severity: critical
-- family: completeness
-- table: core.question
-- report_column: report_id
select
    report_id,
    question_id,
    questioner_name,
    page
from core.question
where coalesce(trim(subject), '') = ''
