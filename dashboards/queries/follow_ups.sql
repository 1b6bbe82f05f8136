-- Grain: an item of others' questions on which a member took the floor, in one session year (mart.member_question.follow_up_count).
with speeches as (
    select * from core.speech_speaker
    where session_year = $session_year and role = 'member' and person_id is not null
),

items as (
    select * from core.agenda_item
    where question_count > 0
),

-- What the item is about: the subject of its first question, shorter than its heading.
subjects as (
    select
        agenda_item_id,
        arg_min(subject, question_ordinal) as subject,
        list(distinct questioner_name order by questioner_name) as questioner_names
    from core.question
    group by agenda_item_id
),

questioners as (
    select distinct
        agenda_item_id,
        questioner_person_id as person_id
    from core.question
    where questioner_person_id is not null
)

select
    speeches.person_id,
    speeches.agenda_item_id,
    any_value(speeches.meeting_id) as meeting_id,
    any_value(speeches.meeting_date) as meeting_date,
    any_value(items.item_ordinal) as item_ordinal,
    any_value(items.item_type) as item_type,
    any_value(coalesce(subjects.subject, items.title)) as title,
    any_value(coalesce(subjects.questioner_names, [])) as questioner_names,
    count(*) as speeches,
    sum(speeches.words)::bigint as words
from speeches
inner join items using (agenda_item_id)
left join subjects using (agenda_item_id)
anti join questioners
    on speeches.agenda_item_id = questioners.agenda_item_id and speeches.person_id = questioners.person_id
group by speeches.person_id, speeches.agenda_item_id
order by speeches.person_id, meeting_date desc, speeches.agenda_item_id
