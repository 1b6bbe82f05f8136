-- fault: A speech that was read is lost in the build.
delete from core.speech_speaker where meeting_id = '1700001' and speech_ordinal = 2;
