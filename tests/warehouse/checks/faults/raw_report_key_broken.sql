-- fault: A question of a report stands twice in raw.
insert into raw.question
select * from raw.question
where report_id = (select report_id from core.report where meeting_id = '1700032' and is_current)
order by all limit 1;
