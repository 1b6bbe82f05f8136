-- fault: Questions of two meetings bear one number.
update core.question set question_number = 11 where question_number = 21;
