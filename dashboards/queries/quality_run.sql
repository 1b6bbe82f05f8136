-- Grain: a run, newest first.
select * from dq.run
order by started_at desc
limit 60
