-- fault: The speeches on an item are gone.
delete from core.speech_speaker where meeting_id = '1700001' and agenda_item_id like '%-i02';
