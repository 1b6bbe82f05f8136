-- fault: A line in the form of a speaker line that goes on in small letters within a speech.
insert into raw.second_opinion_difference
select report_id, 1, 'line doubted', false, 3, 40, 0, 'Zorg Inspectie (ZI)', 'speech', 'Zorg Inspectie (ZI): zo heet het'
from core.report where is_current order by report_id limit 1
