-- nl: Geen twee vergaderingen hebben hetzelfde bestand als verslag.
-- en: No two meetings have the same file for a report.
-- severity: critical
-- family: uniqueness
-- table: core.report
select
    sha256,
    list(meeting_id order by meeting_id) as meeting_ids
from core.report
where is_current
group by sha256
having count(*) > 1
