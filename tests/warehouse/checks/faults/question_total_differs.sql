-- fault: A member has asked a question more.
update mart.member_question set asked_count = asked_count + 1
where person_id = (select min(person_id) from mart.member_question where asked_count > 0);
