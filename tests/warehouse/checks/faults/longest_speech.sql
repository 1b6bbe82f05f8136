-- fault: A speech holds 15 001 words.
update core.speech_speaker set words = 15001 where meeting_id = '1700001' and speech_ordinal = 3;
