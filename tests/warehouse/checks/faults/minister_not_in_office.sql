-- fault: The term of a minister ends before the year begins.
update core.government_term set to_date = date '2025-01-01' where person_id = '5001';
