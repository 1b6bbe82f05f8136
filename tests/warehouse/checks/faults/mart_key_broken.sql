-- fault: A member has two rows.
insert into mart.member_speaking_time
select * from mart.member_speaking_time where person_id = '4000' and role = 'chair';
