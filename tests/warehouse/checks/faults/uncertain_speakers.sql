-- fault: A speaker is a guess.
update core.speech_speaker set confidence = 0.6 where meeting_id = '1700001' and speech_ordinal = 2;
