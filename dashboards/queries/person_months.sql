-- Grain: a person in a role in a month.
select
    person_id,
    month_date,
    role,
    sum(words)::bigint as words
from core.speaker_meeting
where person_id is not null
group by person_id, month_date, role
order by person_id, month_date, role
