-- nl: Uit welke kieskring spreken de leden het meest per vergadering die zij konden bijwonen?
-- en: Members of which constituency speak most per sitting that they could attend?
with sittings as (
    select
        held.session_year,
        held.person_id,
        held.meeting_id,
        coalesce(memberships.constituency_name, 'unknown') as constituency_name
    from core.sitting_held as held
    inner join core.membership as memberships
        on
            held.person_id = memberships.person_id
            and core.covers(memberships.from_date, memberships.to_date, held.meeting_date)
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
