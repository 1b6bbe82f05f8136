-- fault: A speaker line that the parser lays on the turn before.
insert into raw.second_opinion_difference
select report_id, 1, 'label not read', true, 3, 40, 120, 'Ada Aerdenburg (Linde)', 'speech', 'Ada Aerdenburg (Linde): Wij vragen het.'
from core.report where is_current order by report_id limit 1
