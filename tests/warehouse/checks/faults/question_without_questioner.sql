-- fault: A question loses its questioner.
update core.question set questioner_name = '' where meeting_id = '1700001' and question_ordinal = 1;
