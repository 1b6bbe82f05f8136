-- fault: A member sits in a second group from January on.
insert into core.membership by name
select * replace ('Populier' as party_name, 'populier' as party_family, date '2026-01-01' as from_date)
from core.membership where person_id = '4000';
