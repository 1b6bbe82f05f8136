-- fault: No report of a meeting counts.
update core.report set is_current = false where meeting_id = '1700005';
