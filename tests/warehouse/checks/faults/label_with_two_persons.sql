-- fault: One speaker line of a report stands for two persons.
update core.speech_speaker set person_id = '4000' where meeting_id = '1700001' and speech_ordinal = 2;
