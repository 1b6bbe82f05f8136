-- Grain: an item of one session year on which a member followed up, and one who put a question there (mart.follow_up_pair).
with questioners as (
    select distinct
        agenda_item_id,
        questioner_person_id
    from core.question
    where questioner_person_id is not null
),

followed as (
    select distinct
        speakers.person_id,
        speakers.meeting_id,
        speakers.meeting_date,
        speakers.agenda_item_id
    from core.speech_speaker as speakers
    anti join questioners
        on speakers.agenda_item_id = questioners.agenda_item_id and speakers.person_id = questioners.questioner_person_id
    where speakers.session_year = $session_year and speakers.role = 'member' and speakers.person_id is not null
)

select
    followed.person_id,
    questioners.questioner_person_id,
    persons.full_name as questioner_name,
    followed.meeting_id,
    followed.meeting_date,
    items.item_ordinal
from followed
inner join questioners using (agenda_item_id)
inner join core.agenda_item as items using (agenda_item_id)
left join core.person as persons on questioners.questioner_person_id = persons.person_id
order by followed.person_id, questioner_name, questioners.questioner_person_id, followed.meeting_date desc, followed.agenda_item_id
