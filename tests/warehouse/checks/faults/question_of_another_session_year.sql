-- fault: A question is of a session year that is to come.
update core.question set session_year = '2026-2027' where question_number = 11;
