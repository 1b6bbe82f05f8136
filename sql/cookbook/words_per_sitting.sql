-- nl: Wie sprak het meest per vergadering die tijdens het mandaat gehouden werd?
-- en: Who spoke most per sitting held while holding the seat?
with spoken as (
    select
        person_id,
        session_year,
        meeting_kind,
        sum(words)::bigint as words
    from mart.member_speaking_time
    where role = 'member'
    group by person_id, session_year, meeting_kind
)

select
    attendances.person_id,
    attendances.full_name,
    attendances.session_year,
    attendances.meeting_kind,
    spoken.words,
    attendances.sitting_count,
    spoken.words / attendances.sitting_count as words_per_sitting
from mart.member_attendance as attendances
inner join spoken using (person_id, session_year, meeting_kind)
where attendances.sitting_count > 0
order by attendances.session_year desc, attendances.meeting_kind asc, words_per_sitting desc, attendances.person_id asc
limit 50;
