-- Grain: a minister and an item answered in one session year, with the words of the answer and of those who asked (mart.minister_question).
with answered_items as (
    select distinct
        person_id,
        agenda_item_id
    from core.question_minister
    where has_answered and person_id is not null
),

subjects as (
    select
        agenda_item_id,
        arg_min(subject, question_ordinal) as subject,
        count(*) as question_count
    from core.question
    group by agenda_item_id
),

questioners as (
    select distinct
        agenda_item_id,
        questioner_person_id as person_id
    from core.question
    where questioner_person_id is not null
),

turns as (
    select
        answered_items.person_id,
        speeches.agenda_item_id,
        any_value(speeches.meeting_id) as meeting_id,
        any_value(speeches.meeting_date) as meeting_date,
        coalesce(sum(speeches.words) filter (where speeches.role = 'minister'), 0)::bigint as answer_words,
        coalesce(sum(speeches.words) filter (where speeches.role <> 'minister'), 0)::bigint as question_words
    from answered_items
    inner join core.speech_speaker as speeches using (agenda_item_id)
    left join questioners on speeches.agenda_item_id = questioners.agenda_item_id and speeches.person_id = questioners.person_id
    where
        speeches.session_year = $session_year
        and (
            (speeches.role = 'minister' and speeches.person_id = answered_items.person_id)
            or (speeches.role <> 'minister' and questioners.person_id is not null)
        )
    group by answered_items.person_id, speeches.agenda_item_id
)

select
    turns.person_id,
    turns.meeting_id,
    turns.meeting_date,
    items.item_ordinal,
    items.item_type,
    coalesce(subjects.subject, items.title) as title,
    subjects.question_count,
    turns.answer_words,
    turns.question_words
from turns
inner join core.agenda_item as items using (agenda_item_id)
left join subjects using (agenda_item_id)
order by turns.person_id, turns.meeting_date desc, turns.meeting_id, items.item_ordinal
