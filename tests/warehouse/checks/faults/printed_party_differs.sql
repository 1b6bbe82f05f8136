-- fault: A report prints another party after a name.
update core.speech_speaker set printed_party = 'Populier' where meeting_id = '1700001' and speech_ordinal = 2;
