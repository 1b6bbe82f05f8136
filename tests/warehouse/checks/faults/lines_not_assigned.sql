-- fault: One line of a report is not assigned.
update core.report set assigned_line_count = assigned_line_count - 1 where meeting_id = '1700001';
