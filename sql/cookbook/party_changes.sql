-- nl: Wie veranderde van fractie, en hoeveel sprak hij of zij voor elke?
-- en: Who changed party, and how much did he or she say for each?
with changed as (
    select person_id
    from core.membership
    group by person_id
    having count(distinct party_family) > 1
)

-- By family: a party that only took another name is no change.
select
    speakers.person_id,
    any_value(persons.full_name) as full_name,
    speakers.party_family,
    arg_max(speakers.party_name, speakers.meeting_date) as party_name,
    min(speakers.meeting_date) as first_speech_date,
    max(speakers.meeting_date) as last_speech_date,
    sum(speakers.words)::bigint as words
from core.speaker_meeting as speakers
inner join changed using (person_id)
inner join core.person as persons using (person_id)
where speakers.role = 'member'
group by speakers.person_id, speakers.party_family
order by full_name, speakers.person_id, first_speech_date;
