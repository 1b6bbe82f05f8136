-- Grain: one of the newest events of data quality: a report left out, or a critical check that failed.
with quarantined as (
    select
        'quarantine:' || report_id || ':' || check_name as event_id,
        quarantined_at as happened_at,
        'Verslag apart gehouden: ' || report_id as title,
        reason as summary
    from dq.quarantine
),

failed as (
    select
        'check:' || run_id || ':' || check_name as event_id,
        checked_at as happened_at,
        'Controle niet in orde: ' || check_name as title,
        sentence || ' (' || failing_row_count || ')' as summary
    from dq.check_result
    where not success and severity = 'critical'
)

select * from quarantined
union all
select * from failed
order by happened_at desc, event_id
limit 50
