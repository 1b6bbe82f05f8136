-- fault: An element loses five words.
update raw.line_span set words = words - 5 where report_id = (select report_id from core.report where meeting_id = '1700001' and is_current) and span_ordinal = 5;
