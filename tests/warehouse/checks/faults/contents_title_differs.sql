-- fault: The contents print another subject.
update core.contents_check set contents_title = 'iets heel anders' where question_number = 11;
