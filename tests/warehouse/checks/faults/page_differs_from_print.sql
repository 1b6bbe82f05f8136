-- fault: A page that is missing between two others.
insert into raw.second_opinion_difference
select report_id, 1, 'page lost', true, 4, 90, 0, '2 to 4', '', ''
from core.report where is_current order by report_id limit 1
