-- fault: The minister on an item becomes a guest.
update core.speech_speaker set role = 'guest'
where meeting_id = '1700001' and agenda_item_id like '%-i01' and role = 'minister';
