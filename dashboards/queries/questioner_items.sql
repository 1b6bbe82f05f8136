-- Grain: an item of one session year and a member who spoke on it and had put a question there (mart.member_question.questioner_words).
with questioners as (
    select
        agenda_item_id,
        questioner_person_id as person_id,
        arg_min(subject, question_ordinal) as subject
    from core.question
    where questioner_person_id is not null
    group by agenda_item_id, questioner_person_id
)

select
    speeches.person_id,
    items.item_type,
    speeches.agenda_item_id,
    any_value(speeches.meeting_id) as meeting_id,
    any_value(speeches.meeting_date) as meeting_date,
    any_value(items.item_ordinal) as item_ordinal,
    any_value(coalesce(questioners.subject, items.title)) as title,
    count(*) as speeches,
    sum(speeches.words)::bigint as words
from core.speech_speaker as speeches
inner join questioners
    on speeches.agenda_item_id = questioners.agenda_item_id and speeches.person_id = questioners.person_id
inner join core.agenda_item as items on speeches.agenda_item_id = items.agenda_item_id
where speeches.session_year = $session_year and speeches.role = 'member'
group by speeches.person_id, items.item_type, speeches.agenda_item_id
order by speeches.person_id, items.item_type, meeting_date desc, speeches.agenda_item_id
