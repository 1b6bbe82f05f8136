-- nl: Spreken leden meer naarmate zij langer zetelen?
-- en: Do members speak more the longer they have held a seat?
with firsts as (
    -- The first seat that the register knows: members who sat before it begins look newer than they are.
    select
        person_id,
        min(from_date) as first_date
    from core.membership
    group by person_id
),

sittings as (
    select
        held.session_year,
        held.meeting_kind,
        held.person_id,
        held.meeting_id,
        least(date_diff('day', firsts.first_date, held.meeting_date) // 365, 10) as years_seated
    from core.sitting_held as held
    inner join firsts using (person_id)
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
    sittings.meeting_kind,
    sittings.years_seated,
    count(distinct sittings.person_id) as member_count,
    count(*) as sitting_count,
    coalesce(sum(spoken.words), 0)::bigint as words,
    round(coalesce(sum(spoken.words), 0) / count(*), 1) as words_per_sitting
from sittings
left join spoken using (person_id, meeting_id)
group by sittings.session_year, sittings.meeting_kind, sittings.years_seated
order by sittings.session_year desc, sittings.meeting_kind asc, sittings.years_seated asc;
