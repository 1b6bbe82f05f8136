-- fault: A speech loses its item.
update core.speech_speaker set agenda_item_id = null where meeting_id = '1700001' and speech_ordinal = 3;
