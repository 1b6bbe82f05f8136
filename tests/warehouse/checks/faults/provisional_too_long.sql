-- fault: A report of October is still provisional.
update core.report set is_provisional = true where meeting_id = '1700001';
