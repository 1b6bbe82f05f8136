-- fault: The rows of a silent member are gone.
delete from mart.member_speaking_time
where person_id = (select min(person_id) from mart.member_speaking_time where speeches = 0);
