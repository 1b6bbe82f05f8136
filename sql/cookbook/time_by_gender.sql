-- nl: Hoeveel spreken vrouwen en mannen, en hoeveel per vergadering die zij konden bijwonen?
-- en: How much do women and men speak, and how much per sitting that they could attend?
with members as (
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
    members.session_year,
    members.meeting_kind,
    persons.gender,
    count(*) as member_count,
    sum(members.words)::bigint as words,
    sum(attendances.sitting_count)::bigint as sitting_count,
    -- Both parts over the same members: of a seat whose ends are unknown no sitting is counted.
    round(
        sum(members.words) filter (where attendances.sitting_count is not null) / nullif(sum(attendances.sitting_count), 0), 1
    ) as words_per_sitting
from members
inner join core.person as persons using (person_id)
left join mart.member_attendance as attendances using (person_id, session_year, meeting_kind)
group by members.session_year, members.meeting_kind, persons.gender
order by members.session_year desc, members.meeting_kind asc, persons.gender asc;
