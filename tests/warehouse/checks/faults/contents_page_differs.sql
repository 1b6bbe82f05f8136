-- fault: The contents give another page for a heading.
update core.contents_check set contents_page = contents_page + 1 where question_number = 11;
