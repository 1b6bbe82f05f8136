-- fault: A speech of the new report counts a word too many.
update core.speech_speaker set words = words + 1 where meeting_id = '1700032' and speech_ordinal = 2;
