-- fault: In a year of a hundred times the words, the members of two reports are nobody known.
update core.speech_speaker set words = 100 * words;
update core.speech_speaker set person_id = null where meeting_id in ('1700001', '1700002') and role = 'member';
