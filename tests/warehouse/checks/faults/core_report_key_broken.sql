-- fault: A question of a report stands twice in core.
insert into core.question
select * from core.question
where report_id = (select report_id from core.report where meeting_id = '1700032' and is_current)
order by all limit 1;
