-- fault: A speech stands on an earlier page than the one before it.
update core.speech_speaker set page = 1, last_page = 1 where meeting_id = '1700032' and speech_ordinal = 6;
