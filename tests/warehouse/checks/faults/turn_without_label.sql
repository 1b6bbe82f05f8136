-- fault: A line within a speech that the parser takes for a speaker line.
insert into raw.second_opinion_difference
select report_id, 1, 'turn doubted', true, 3, 40, 240, 'small letter after the colon', 'De voorzitter', 'De voorzitter: dat bent u.'
from core.report where is_current order by report_id limit 1
