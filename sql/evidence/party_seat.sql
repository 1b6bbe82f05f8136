-- Grain: a seat in a group and a session year in which it was held.
-- columns: from_date, to_date, person_id, full_name, party_name, days_added, day_count, is_observed_only
select
    terms.party_family,
    terms.period as session_year,
    terms.person_id,
    persons.full_name,
    terms.party_name,
    terms.from_date,
    terms.to_date,
    terms.days_added,
    terms.is_observed_only,
    date_diff('day', periods.start_date, periods.end_date) as day_count,
    if(terms.party_family = 'onafhankelijk', terms.person_id, null) as independent_person_id
from core.term_period as terms
inner join core.period as periods using (period_type, period)
left join core.person as persons on terms.person_id = persons.person_id
where terms.role = 'member' and terms.period_type = 'session_year'
