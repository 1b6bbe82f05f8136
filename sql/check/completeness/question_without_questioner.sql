-- nl: Elke vraag heeft een vraagsteller.
-- en: Every question has a questioner.
-- severity: critical
-- family: completeness
-- table: core.question
-- report_column: report_id
select
    report_id,
    question_id,
    subject,
    page
from core.question
where coalesce(trim(questioner_name), '') = ''
