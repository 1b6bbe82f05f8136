-- fault: A report prints another party after every name.
update core.speech_speaker set printed_party = 'Populier' where meeting_id = '1700001' and role = 'member';
