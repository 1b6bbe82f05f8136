-- fault: A member in the statistics is not in the register.
update mart.member_question set person_id = '9999' where person_id = (select min(person_id) from mart.member_question);
