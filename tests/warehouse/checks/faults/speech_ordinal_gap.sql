-- fault: A speech ordinal is skipped.
update core.speech_speaker set speech_ordinal = speech_ordinal + 1 where meeting_id = '1700001' and speech_ordinal > 6;
