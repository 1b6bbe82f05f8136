-- fault: A report of one meeting lies in the folder under two names.
update raw.report set file_name = 'a.txt' where report_id = (select report_id from core.report where meeting_id = '1700001' and is_current);
insert into raw.report select * replace ('1700001-other' as report_id, 'b.txt' as file_name) from raw.report
where report_id = (select report_id from core.report where meeting_id = '1700001' and is_current);
insert into core.report select * replace ('1700001-other' as report_id, false as is_current) from core.report
where meeting_id = '1700001' and is_current;
