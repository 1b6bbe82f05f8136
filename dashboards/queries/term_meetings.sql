-- Grain: a person in a role in a meeting, where the session year has meetings of two legislatures for that person, kind and role.
with divided as (
    select
        person_id,
        session_year,
        meeting_kind,
        role
    from core.speaker_meeting
    where person_id is not null
    group by person_id, session_year, meeting_kind, role
    having count(distinct coalesce(legislature, '')) > 1
)

select
    speakers.person_id,
    speakers.legislature,
    speakers.session_year,
    speakers.meeting_kind,
    speakers.role,
    speakers.meeting_id,
    speakers.meeting_date,
    speakers.committee_name,
    sum(speakers.speeches)::bigint as speeches,
    sum(speakers.words)::bigint as words
from core.speaker_meeting as speakers
semi join divided using (person_id, session_year, meeting_kind, role)
group by all
order by speakers.person_id, speakers.meeting_date desc, speakers.meeting_id
