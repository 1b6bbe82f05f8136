-- nl: Wie veranderde van fractie, en hoeveel sprak hij of zij voor elke?
-- en: Who changed party, and how much did he or she say for each?
with changed as (
    select person_id
    from core.membership
    group by person_id
    having count(distinct party_family) > 1
)

select
    persons.full_name,
    speakers.party_name,
    min(speakers.meeting_date) as first_speech_date,
    max(speakers.meeting_date) as last_speech_date,
    sum(speakers.words) as words
from core.speaker_meeting as speakers
inner join changed using (person_id)
inner join core.person as persons using (person_id)
where speakers.role = 'member'
group by persons.full_name, speakers.party_name
order by persons.full_name, first_speech_date;
