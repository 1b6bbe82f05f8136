-- fault: One file is the report of two meetings.
update core.report set sha256 = (select sha256 from core.report where report_id = (select report_id from core.report where meeting_id = '1700001' and is_current)) where meeting_id = '1700002';
