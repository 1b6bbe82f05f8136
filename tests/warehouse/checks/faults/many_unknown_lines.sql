-- fault: Six of the 45 lines of a report are unknown.
update core.report set unknown_line_count = 6 where meeting_id = '1700001';
