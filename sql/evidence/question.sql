-- Grain: a question put on an item, with who asked it.
-- columns: meeting_date, question_type, question_number, subject, person_id, questioner_name, is_joined, days_to_treatment, page,
--   question_id
-- figure: asked_count = count(*)
-- figure: joined_count = count(*) where is_joined
-- figure: dated_count = count(*) where days_to_treatment is not null
-- figure: median_days_to_treatment = median(days_to_treatment)
-- figure: questioner_count = count(distinct person_id)
select
    meetings.meeting_date,
    meetings.meeting_kind,
    meetings.session_year,
    meetings.committee_name,
    questions.question_type,
    questions.question_number,
    questions.subject,
    questions.questioner_name,
    questions.questioner_person_id as person_id,
    questions.questioner_party_family as party_family,
    questions.is_joined,
    questions.days_to_treatment,
    questions.page,
    questions.question_id,
    if(questions.questioner_party_family = 'onafhankelijk', questions.questioner_person_id, null) as independent_person_id
from core.question as questions
inner join core.meeting as meetings using (meeting_id)
