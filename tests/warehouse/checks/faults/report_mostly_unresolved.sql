-- fault: The members of a report are nobody known.
update core.speech_speaker set person_id = null where meeting_id = '1700001' and role = 'member';
