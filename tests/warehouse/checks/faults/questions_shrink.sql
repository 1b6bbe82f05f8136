-- fault: A published year has twice the questions.
update dq.published_meeting set question_count = 2 * question_count;
