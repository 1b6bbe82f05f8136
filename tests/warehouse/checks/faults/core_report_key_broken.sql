-- fault: A question of a report stands twice in core.
insert into core.question from core.question limit 1;
