-- Grain: an item of others' questions on which a member took the floor, in one session year (mart.member_question.follow_up_count).
-- What the item is about: the subject of its first question, shorter than its heading.
with subjects as (
    select
        agenda_item_id,
        arg_min(subject, question_ordinal) as subject,
        list(distinct questioner_name order by questioner_name) as questioner_names
    from core.question
    group by agenda_item_id
)

select
    follow_ups.person_id,
    follow_ups.agenda_item_id,
    follow_ups.meeting_id,
    follow_ups.meeting_date,
    follow_ups.item_ordinal,
    follow_ups.question_type as item_type,
    coalesce(subjects.subject, follow_ups.title) as title,
    coalesce(subjects.questioner_names, []) as questioner_names,
    follow_ups.speech_count as speeches,
    follow_ups.words
from core.follow_up as follow_ups
left join subjects using (agenda_item_id)
where follow_ups.session_year = $session_year
order by follow_ups.person_id, follow_ups.meeting_date desc, follow_ups.agenda_item_id
