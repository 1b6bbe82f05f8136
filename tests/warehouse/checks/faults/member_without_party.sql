-- fault: A member who speaks has no group.
update core.speech_speaker set party_name = null where meeting_id = '1700001' and speech_ordinal = 2;
