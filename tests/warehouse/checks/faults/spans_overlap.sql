-- fault: An element begins a line too early.
update raw.line_span set first_line = first_line - 1 where report_id = (select report_id from core.report where meeting_id = '1700032' and is_current) and span_ordinal = 5;
