-- Grain: a check in a run of the last thirty.
with runs as (
    select
        run_id,
        max(checked_at) as checked_at
    from dq.check_result
    group by run_id
    order by checked_at desc
    limit 30
)

select
    results.run_id,
    results.checked_at,
    results.check_name,
    results.family,
    results.severity,
    results.table_name,
    results.sentence,
    results.sentence_english,
    results.success,
    results.failing_row_count,
    results.row_count,
    results.elapsed_seconds,
    results.sample_rows,
    results.status,
    results.error,
    results.acknowledged_by,
    results.acknowledged_until
from dq.check_result as results
semi join runs using (run_id)
order by results.checked_at desc, results.run_id, results.check_name
