-- fault: Six times somebody else speaks than the chair announces.
insert into raw.chair_cue
select report_id, range, 'De heer Elders', 'Iemand Anders', false
from (select min(report_id) as report_id from core.report where is_current), range(6);
