-- fault: One line of a report is unknown.
update core.report set unknown_line_count = 1 where meeting_id = '1700001';
