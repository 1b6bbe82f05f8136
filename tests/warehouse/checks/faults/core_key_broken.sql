-- fault: A person stands twice in core.
insert into core.person from core.person limit 1;
