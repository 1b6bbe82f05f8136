-- nl: Wie sprak het meest per dag dat het mandaat duurde?
-- en: Who spoke most for each day in office?
select
    full_name,
    party_name,
    session_year,
    sum(words) as words,
    any_value(days_in_office) as days_in_office,
    sum(words) / any_value(days_in_office) as words_per_day
from mart.member_speaking_time
where role = 'member' and days_in_office > 0
group by full_name, party_name, session_year
order by words_per_day desc
limit 25;
