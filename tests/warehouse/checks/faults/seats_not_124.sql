-- fault: Seven members have left.
update core.membership set to_date = date '2026-01-01' where person_id between '4100' and '4106';
