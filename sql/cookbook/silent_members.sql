-- nl: Welke leden zeiden dit zittingsjaar niets, in geen enkele rol?
-- en: Which members said nothing this session year, in any role?
with newest as (
    select max(session_year) as session_year
    from mart.member_speaking_time
),

of_year as (
    select members.*
    from mart.member_speaking_time as members
    inner join newest using (session_year)
),

-- One row per person: a group that was renamed, or left, in the year splits nobody.
persons as (
    select
        person_id,
        any_value(full_name) as full_name,
        sum(words) as words,
        any_value(days_in_office) filter (where role = 'member') as days_in_office
    from of_year
    group by person_id
    having bool_or(role = 'member')
),

sittings as (
    select
        attendances.person_id,
        sum(attendances.sitting_count)::bigint as sitting_count,
        sum(attendances.attended_count)::bigint as attended_count
    from mart.member_attendance as attendances
    inner join newest using (session_year)
    group by attendances.person_id
)

select
    persons.person_id,
    persons.full_name,
    persons.days_in_office,
    sittings.sitting_count,
    sittings.attended_count
from persons
left join sittings using (person_id)
where persons.words = 0
order by persons.full_name, persons.person_id;
