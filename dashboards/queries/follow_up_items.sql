-- Grain: an item of one session year on which a member followed up, and one who put a question there (mart.follow_up_pair).
with questioners as (
    select distinct
        agenda_item_id,
        questioner_person_id
    from core.question
    where questioner_person_id is not null
)

select
    follow_ups.person_id,
    questioners.questioner_person_id,
    persons.full_name as questioner_name,
    follow_ups.meeting_id,
    follow_ups.meeting_date,
    follow_ups.item_ordinal
from core.follow_up as follow_ups
inner join questioners using (agenda_item_id)
left join core.person as persons on questioners.questioner_person_id = persons.person_id
where follow_ups.session_year = $session_year
order by
    follow_ups.person_id, questioner_name, questioners.questioner_person_id, follow_ups.meeting_date desc,
    follow_ups.agenda_item_id
