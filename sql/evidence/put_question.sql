-- Grain: a question and a minister it was put to, or who answered it.
-- columns: meeting_date, question_type, question_number, subject, questioner_name, is_addressed, has_answered, is_answered_by_anybody,
--   days_to_treatment, page, question_id
-- figure: addressed_count = count(*) where is_addressed
-- figure: answered_count = count(*) where is_addressed and has_answered
-- figure: answered_by_another_count = count(*) where is_addressed and not has_answered and is_answered_by_anybody
-- figure: answered_for_another_count = count(*) where has_answered and not is_addressed
with answered as (
    select distinct question_id
    from core.question_minister
    where has_answered and person_id is not null
)

select
    ministers.person_id,
    meetings.meeting_date,
    meetings.meeting_kind,
    meetings.session_year,
    questions.question_type,
    questions.question_number,
    questions.subject,
    questions.questioner_name,
    questions.questioner_person_id,
    questions.questioner_party_family,
    questions.days_to_treatment,
    ministers.is_addressed,
    ministers.has_answered,
    questions.page,
    questions.question_id,
    answered.question_id is not null as is_answered_by_anybody
from core.question_minister as ministers
inner join core.question as questions using (question_id)
inner join core.meeting as meetings on questions.meeting_id = meetings.meeting_id
left join answered on ministers.question_id = answered.question_id
