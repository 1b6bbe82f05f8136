-- fault: Questions stand on an item that is not there.
update core.question set agenda_item_id = 'nowhere';
