-- nl: Spreken oudere leden meer dan jongere?
-- en: Do older members speak more than younger ones?
with sittings as (
    select
        held.session_year,
        held.meeting_kind,
        held.person_id,
        held.meeting_id,
        -- By decades, from the year of birth alone: a year more or less on the day. Null where no record tells it.
        (year(held.meeting_date) - persons.birth_year) // 10 * 10 as age_from
    from core.sitting_held as held
    inner join core.person as persons using (person_id)
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
    sittings.age_from,
    count(distinct sittings.person_id) as member_count,
    count(*) as sitting_count,
    coalesce(sum(spoken.words), 0)::bigint as words,
    round(coalesce(sum(spoken.words), 0) / count(*), 1) as words_per_sitting
from sittings
left join spoken using (person_id, meeting_id)
group by sittings.session_year, sittings.meeting_kind, sittings.age_from
order by sittings.session_year desc, sittings.meeting_kind asc, sittings.age_from asc;
