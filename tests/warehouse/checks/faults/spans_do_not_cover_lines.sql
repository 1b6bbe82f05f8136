-- fault: The element of a chair line is lost.
delete from raw.line_span where report_id = (select report_id from core.report where meeting_id = '1700001' and is_current) and element_kind = 'chair_line';
