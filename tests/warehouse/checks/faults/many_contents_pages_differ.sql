-- fault: The contents give another page for every heading of a report.
update core.contents_check set contents_page = contents_page + 1 where report_id = (select report_id from core.report where meeting_id = '1700001' and is_current);
