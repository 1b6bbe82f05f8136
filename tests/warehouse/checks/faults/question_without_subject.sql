-- fault: A question loses its subject.
update core.question set subject = null where meeting_id = '1700001' and question_ordinal = 1;
