-- fault: The ministers on both items of a report become members.
update core.speech_speaker set role = 'member'
where meeting_id = '1700001' and role = 'minister';
