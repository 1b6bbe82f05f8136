-- fault: A question of a report stands twice in raw.
insert into raw.question from raw.question limit 1;
