-- nl: Wie sluit aan bij vragen van wie?
-- en: Who joins in on the questions of whom?
with questions as (
    select distinct
        agenda_item_id,
        questioner_person_id
    from core.question
    where questioner_person_id is not null
),

follow_ups as (
    select distinct
        speakers.session_year,
        speakers.agenda_item_id,
        speakers.person_id
    from core.speech_speaker as speakers
    anti join questions
        on speakers.agenda_item_id = questions.agenda_item_id and speakers.person_id = questions.questioner_person_id
    where speakers.role = 'member' and speakers.person_id is not null
)

select
    follow_ups.session_year,
    follow_ups.person_id,
    any_value(followers.full_name) as full_name,
    questions.questioner_person_id,
    any_value(askers.full_name) as questioner_name,
    count(*) as item_count
from follow_ups
inner join questions using (agenda_item_id)
inner join core.person as followers on follow_ups.person_id = followers.person_id
inner join core.person as askers on questions.questioner_person_id = askers.person_id
group by follow_ups.session_year, follow_ups.person_id, questions.questioner_person_id
order by follow_ups.session_year desc, item_count desc, follow_ups.person_id asc, questions.questioner_person_id asc
limit 100;
