-- fault: A heading is gone from the body.
update core.contents_check set is_in_body = false, question_id = null
where question_number = 11;
