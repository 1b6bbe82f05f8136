-- nl: Spreken oudere leden meer dan jongere?
-- en: Do older members speak more than younger ones?
with sittings as (
    select
        held.session_year,
        held.meeting_kind,
        held.person_id,
        held.words,
        -- By decades, from the year of birth alone: a year more or less on the day. Null where no record gives it.
        (year(held.meeting_date) - persons.birth_year) // 10 * 10 as age_from
    from core.sitting_held as held
    inner join core.person as persons using (person_id)
)

select
    session_year,
    meeting_kind,
    age_from,
    count(distinct person_id) as member_count,
    count(*) as sitting_count,
    sum(words)::bigint as words,
    round(sum(words) / count(*), 1) as words_per_sitting
from sittings
group by session_year, meeting_kind, age_from
order by session_year desc, meeting_kind asc, age_from asc;
