-- Grain: a seat in a group and a session year in which it was held.
-- columns: from_date, to_date, person_id, full_name, party_name
select
    memberships.party_family,
    periods.period as session_year,
    memberships.person_id,
    persons.full_name,
    memberships.party_name,
    memberships.from_date,
    memberships.to_date,
    if(memberships.is_independent, memberships.person_id, null) as independent_person_id
from core.membership as memberships
inner join core.period as periods
    on
        periods.period_type = 'session_year'
        and memberships.from_date < periods.end_date
        and (memberships.to_date is null or memberships.to_date > periods.start_date)
left join core.person as persons on memberships.person_id = persons.person_id
