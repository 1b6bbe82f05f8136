-- nl: Wie sprak het meest per dag dat het mandaat duurde, plenair en in commissie apart?
-- en: Who spoke most per day in office, in plenary sittings and committee apart?
select
    person_id,
    any_value(full_name) as full_name,
    session_year,
    meeting_kind,
    sum(words)::bigint as words,
    any_value(days_in_office) as days_in_office,
    sum(words) / any_value(days_in_office) as words_per_day
from mart.member_speaking_time
where role = 'member' and days_in_office > 0
group by person_id, session_year, meeting_kind
order by session_year desc, meeting_kind asc, words_per_day desc, person_id asc
limit 50;
