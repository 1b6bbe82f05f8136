-- fault: A speech loses ten of its words.
update core.speech_speaker set words = words - 10 where meeting_id = '1700001' and speech_ordinal = 2;
