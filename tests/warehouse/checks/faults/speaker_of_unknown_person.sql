-- fault: A speaker who spoke is gone from the register.
delete from core.person where person_id = '5001';
