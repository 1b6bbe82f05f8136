-- nl: Elke regel van een verslag is herkend.
-- en: Every line of a report is recognised.
-- severity: warning
-- family: conservation
-- table: core.report
-- report_column: report_id
select
    report_id,
    meeting_id,
    line_count,
    unknown_line_count
from core.report
where is_current and unknown_line_count > 0
