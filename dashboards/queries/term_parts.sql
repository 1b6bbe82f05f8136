-- Grain: a person in a legislature, session year, kind of meeting and role; is_whole when nothing of that year is in another legislature.
with parts as (
    select
        person_id,
        legislature,
        session_year,
        meeting_kind,
        role,
        sum(speeches)::bigint as speeches,
        sum(words)::bigint as words
    from core.speaker_meeting
    where person_id is not null
    group by person_id, legislature, session_year, meeting_kind, role
)

select
    *,
    count(*) over (partition by person_id, session_year, meeting_kind, role) = 1 as is_whole
from parts
where speeches > 0
order by person_id, legislature desc, meeting_kind desc, role, session_year desc
