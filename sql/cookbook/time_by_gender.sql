-- nl: Hoeveel spreken vrouwen en mannen, en hoeveel per lid?
-- en: How much do women and men speak, and how much for each member?
select
    members.session_year,
    members.meeting_kind,
    persons.gender,
    count(*) as member_count,
    sum(members.words) as words,
    round(sum(members.words) / count(*)) as words_per_member
from mart.member_speaking_time as members
inner join core.person as persons using (person_id)
where members.role = 'member'
group by members.session_year, members.meeting_kind, persons.gender
order by members.session_year desc, members.meeting_kind asc, persons.gender asc;
