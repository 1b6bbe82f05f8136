-- fault: The ministers of a question are gone.
delete from core.question_minister
where question_id in (select question_id from core.question where meeting_id = '1700001' and question_ordinal = 1);
