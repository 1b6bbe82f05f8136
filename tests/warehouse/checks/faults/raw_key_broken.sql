-- fault: A meeting stands twice in raw.
insert into raw.meeting from raw.meeting limit 1;
