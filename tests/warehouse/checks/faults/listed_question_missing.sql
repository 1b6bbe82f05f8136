-- fault: A question that the service lists is not in the report.
delete from core.question where question_number = 11;
