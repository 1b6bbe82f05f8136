-- nl: Elke vraag is aan een minister gericht.
-- en: Every question is put to a minister.
-- severity: warning
-- family: completeness
-- table: core.question
-- report_column: report_id
select
    questions.report_id,
    questions.question_id,
    questions.questioner_name,
    questions.subject
from core.question as questions
anti join core.question_minister as ministers
    on questions.question_id = ministers.question_id and ministers.is_addressed
