-- Grain: a person in a role in a month; session_year is null where the month is of two.
select
    person_id,
    month_date,
    role,
    sum(words)::bigint as words,
    if(count(distinct session_year) = 1, any_value(session_year), null) as session_year
from core.speaker_meeting
where person_id is not null
group by person_id, month_date, role
order by person_id, month_date, role
