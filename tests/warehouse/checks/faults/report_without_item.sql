-- fault: The items of a report are gone.
delete from core.agenda_item where meeting_id = '1700001';
