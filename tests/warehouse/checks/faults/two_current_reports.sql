-- fault: The journal copy counts beside the document.
update core.report set is_current = true where meeting_id = '1700005';
