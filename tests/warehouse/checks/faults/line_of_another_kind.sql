-- fault: A running header that is read as words of a speaker.
insert into raw.second_opinion_difference
select report_id, 1, 'line of another kind', true, 3, 40, 8, 'running header', 'speech', 'Commissievergadering nr. C1'
from core.report where is_current order by report_id limit 1
