-- fault: An item loses its chair line.
update core.agenda_item set chair_name = null where meeting_id = '1700001' and item_ordinal = 1;
