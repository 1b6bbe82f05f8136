-- fault: A heading stands a page after its first speech.
update core.agenda_item set page = page + 1 where meeting_id = '1700001' and item_ordinal = 2;
