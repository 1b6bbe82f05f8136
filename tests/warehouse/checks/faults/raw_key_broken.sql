-- fault: A meeting stands twice in raw.
insert into raw.meeting from raw.meeting order by meeting_id limit 1;
