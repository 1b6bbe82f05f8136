-- fault: An item ordinal is skipped.
update core.agenda_item set item_ordinal = 3 where meeting_id = '1700001' and item_ordinal = 2;
