-- nl: Spreken leden meer naarmate zij langer zetelen?
-- en: Do members speak more the longer they have held a seat?
with sittings as (
    select
        session_year,
        meeting_kind,
        person_id,
        meeting_id,
        -- Whole years since the first seat that the register knows: whoever sat before it begins looks newer than he or she is.
        least(years_seated, 10) as years_seated
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
