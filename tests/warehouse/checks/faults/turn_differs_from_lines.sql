-- fault: A speech that lacks the last line of a page.
insert into raw.second_opinion_difference
select report_id, 1, 'turn words differ', true, 3, 40, 12, '132', '120', 'Ada Aerdenburg (Linde): Wij vragen het.'
from core.report where is_current order by report_id limit 1
