-- fault: A minister is in office for 700 days of a year.
update mart.member_speaking_time set days_in_office = 700 where person_id = '5001';
