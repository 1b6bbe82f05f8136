-- Grain: a question, a minister it was put to, and a theme that the service gives it.
-- columns: meeting_date, question_type, question_number, subject, questioner_name, has_answered, page, question_id
-- figure: addressed_count = count(*)
with themed as (
    select
        question_id,
        unnest(theme_names) as theme_name
    from core.question
)

select
    ministers.person_id,
    themed.theme_name,
    meetings.meeting_date,
    meetings.meeting_kind,
    meetings.session_year,
    questions.question_type,
    questions.question_number,
    questions.subject,
    questions.questioner_name,
    ministers.has_answered,
    questions.page,
    questions.question_id
from core.question_minister as ministers
inner join core.question as questions using (question_id)
inner join themed using (question_id)
inner join core.meeting as meetings on questions.meeting_id = meetings.meeting_id
where ministers.is_addressed
