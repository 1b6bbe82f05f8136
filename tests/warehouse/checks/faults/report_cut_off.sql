-- fault: A report that ends in the middle of a sentence.
insert into raw.second_opinion_difference
select report_id, 1, 'cut off', true, 4, 90, 0, 'the last sentence is not finished', '', 'en daarom vraag ik de'
from core.report where is_current order by report_id limit 1
