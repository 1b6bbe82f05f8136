-- fault: A person stands twice in core.
insert into core.person from core.person order by person_id limit 1;
