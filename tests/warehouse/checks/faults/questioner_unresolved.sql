-- fault: Two of the 108 questions are by nobody known.
update core.question set questioner_person_id = null where meeting_id = '1700001' and question_ordinal < 3;
