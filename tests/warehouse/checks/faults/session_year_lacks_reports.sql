-- fault: Six reports are no longer current.
update core.report set is_current = false where meeting_id between '1700001' and '1700006';
