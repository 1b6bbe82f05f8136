-- fault: A stage direction names a speech that is not there.
update core.interjection set speech_id = 'nowhere'
where meeting_id = '1700001' and interjection_ordinal = 1;
