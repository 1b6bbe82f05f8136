-- fault: A question is multiplied in the build.
insert into core.question select * from core.question where meeting_id = '1700001' and question_ordinal = 1;
