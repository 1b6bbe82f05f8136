-- nl: Is de databank te vertrouwen: welke controles faalden laatst?
-- en: Can the database be trusted: which checks failed last?
select
    results.check_name,
    results.severity,
    results.sentence,
    results.failing_row_count
from dq.check_result as results
where
    not results.success
    and results.run_id = (select arg_max(run_id, started_at) from dq.run)
order by results.severity, results.check_name;
