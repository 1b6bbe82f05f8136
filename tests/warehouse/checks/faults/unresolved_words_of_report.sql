-- fault: One speech of a report is by nobody known.
update core.speech_speaker set person_id = null where meeting_id = '1700001' and speech_ordinal = 2;
