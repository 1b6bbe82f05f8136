-- nl: Geen twee vergaderingen hebben hetzelfde bestand als verslag.
-- en: No two meetings share a report file.
-- severity: critical
-- family: uniqueness
-- table: core.report
-- report_column: report_id
with placed as (
    select
        report_id,
        meeting_id,
        sha256,
        first(meeting_id) over earliest_first as first_meeting_id,
        row_number() over earliest_first as place
    from core.report
    where is_current
    window earliest_first as (partition by sha256 order by fetched_at, report_id)
)

-- The meeting that had the file first keeps it; the others count it again and are left out.
select *
from placed
where place > 1
