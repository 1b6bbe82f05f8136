-- nl: Welke leden spreken het vaakst op dezelfde punten?
-- en: Which members speak most often on the same items?
with on_items as (
    select distinct
        session_year,
        agenda_item_id,
        person_id,
        party_family
    from core.speech_speaker
    where role = 'member' and person_id is not null and agenda_item_id is not null
)

select
    ours.session_year,
    ours.person_id,
    any_value(persons.full_name) as full_name,
    theirs.person_id as other_person_id,
    any_value(others.full_name) as other_full_name,
    count(distinct ours.agenda_item_id) as item_count,
    bool_and(ours.party_family is not distinct from theirs.party_family) as is_same_party
from on_items as ours
inner join on_items as theirs
    on ours.agenda_item_id = theirs.agenda_item_id and ours.person_id < theirs.person_id
inner join core.person as persons on ours.person_id = persons.person_id
inner join core.person as others on theirs.person_id = others.person_id
group by ours.session_year, ours.person_id, theirs.person_id
order by ours.session_year desc, item_count desc, ours.person_id asc, theirs.person_id asc
limit 100;
