-- fault: A question whose number line was read as words.
insert into raw.second_opinion_difference
select report_id, 1, 'number not read', true, 3, 40, 0, '812', '', '- 812 (2025-2026)'
from core.report where is_current order by report_id limit 1
