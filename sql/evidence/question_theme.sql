-- Grain: a question and a theme that the service gives it.
-- columns: meeting_date, question_type, question_number, subject, person_id, questioner_name, is_joined, days_to_treatment, page,
--   question_id
with themed as (
    select
        question_id,
        unnest(theme_names) as theme_name
    from core.question
)

select
    themed.theme_name,
    meetings.meeting_date,
    meetings.meeting_kind,
    meetings.session_year,
    questions.question_type,
    questions.question_number,
    questions.subject,
    questions.questioner_name,
    questions.questioner_person_id as person_id,
    questions.questioner_party_family as party_family,
    questions.is_joined,
    questions.days_to_treatment,
    questions.page,
    questions.question_id
from themed
inner join core.question as questions using (question_id)
inner join core.meeting as meetings on questions.meeting_id = meetings.meeting_id
