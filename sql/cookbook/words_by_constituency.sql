-- nl: Uit welke kieskring spreken de leden het meest per vergadering die zij konden bijwonen?
-- en: Members of which constituency speak most per sitting that they could attend?
with sittings as (
    select
        session_year,
        person_id,
        meeting_id,
        coalesce(constituency_name, 'unknown') as constituency_name
    from core.sitting_held
),

spoken as (
    select
        person_id,
        meeting_id,
        sum(words)::bigint as words
    from core.speaker_meeting
    where role = 'member' and person_id is not null
    group by person_id, meeting_id
)

select
    sittings.session_year,
    sittings.constituency_name,
    count(distinct sittings.person_id) as member_count,
    count(*) as sitting_count,
    coalesce(sum(spoken.words), 0)::bigint as words,
    round(coalesce(sum(spoken.words), 0) / count(*), 1) as words_per_sitting
from sittings
left join spoken using (person_id, meeting_id)
group by sittings.session_year, sittings.constituency_name
order by sittings.session_year desc, words_per_sitting desc, sittings.constituency_name asc;
