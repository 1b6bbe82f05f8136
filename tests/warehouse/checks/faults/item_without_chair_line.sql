-- fault: No line names the chair of an item.
update core.agenda_item set chair_name = null
where meeting_id = '1700001';
