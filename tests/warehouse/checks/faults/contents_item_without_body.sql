-- fault: An exchange of views is gone from the body.
update core.contents_check
set is_in_body = false, question_id = null, question_number = null, heading_type = 'gedachtewisseling'
where question_number = 11;
