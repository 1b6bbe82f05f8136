-- fault: A report that no second reader saw.
delete from raw.second_opinion where report_id = (select min(report_id) from core.report where is_current and source <> 'journal')
