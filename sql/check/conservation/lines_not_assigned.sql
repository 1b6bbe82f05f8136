-- nl: Elke niet-lege regel van een verslag is aan een element toegewezen.
-- en: Every non-blank line of a report is assigned to an element.
-- severity: critical
-- family: conservation
-- table: core.report
-- report_column: report_id
select
    report_id,
    meeting_id,
    line_count,
    assigned_line_count
from core.report
where is_current and line_count is distinct from assigned_line_count
