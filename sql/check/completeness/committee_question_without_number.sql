-- nl: Elke vraag om uitleg heeft een nummer.
-- en: Every question for explanation has a number.
-- severity: warning
-- family: completeness
-- table: core.question
-- report_column: report_id
select
    questions.report_id,
    questions.question_id,
    questions.subject,
    questions.page
from core.question as questions
inner join core.meeting as meetings using (meeting_id)
inner join core.report as reports using (report_id)
where
    meetings.meeting_kind = 'committee'
    and reports.copy_kind = 'document'
    and questions.question_type = 'vraag om uitleg'
    and questions.question_number is null
