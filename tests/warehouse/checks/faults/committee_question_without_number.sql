-- fault: A question loses its number.
update core.question set question_number = null where meeting_id = '1700001' and question_ordinal = 1;
