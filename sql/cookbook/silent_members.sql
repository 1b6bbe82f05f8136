-- nl: Welke leden zeiden dit zittingsjaar niets?
-- en: Which members said nothing this session year?
select
    full_name,
    party_name,
    sum(words) as words,
    any_value(days_in_office) as days_in_office
from mart.member_speaking_time
where
    role = 'member'
    and session_year = (select max(newest.session_year) from mart.member_speaking_time as newest)
group by full_name, party_name
having sum(words) = 0
order by full_name;
