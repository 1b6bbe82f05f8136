-- fault: A report whose cover is read as another day than all its running headers print.
insert into raw.second_opinion_difference
select report_id, 1, 'meeting differs', true, null, null, 0, '12 mei 2020', 'date 5 mei 2020', ''
from core.report where is_current order by report_id limit 1
