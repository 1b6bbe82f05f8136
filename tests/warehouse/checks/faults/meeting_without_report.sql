-- fault: The report of a meeting of October is no longer current.
update core.report set is_current = false where meeting_id = '1700001';
