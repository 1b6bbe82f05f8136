-- nl: Hoe vaak valt een woord, per jaar en per fractie?
-- en: How often is a word said, by year and party?
select
    year(meeting_date) as calendar_year,
    coalesce(party_family, role) as said_by,
    count(*) as speech_count
from core.speech
where contains(lower(text), 'gemeente')
group by calendar_year, said_by
order by calendar_year desc, speech_count desc, said_by asc;
