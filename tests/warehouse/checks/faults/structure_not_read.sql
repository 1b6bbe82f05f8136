-- fault: An applause that is counted as words.
insert into raw.second_opinion_difference
select report_id, 1, 'directions differ', true, null, null, 0, '2 applaus', '1 applaus', ''
from core.report where is_current order by report_id limit 1
