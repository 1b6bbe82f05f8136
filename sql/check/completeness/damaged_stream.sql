-- nl: Geen deel van een pdf wijkt af van zijn eigen controlegetal.
-- en: No part of a PDF fails its own checksum.
-- severity: critical
-- family: completeness
-- table: core.issue
-- report_column: report_id
select
    issues.report_id,
    issues.meeting_id,
    issues.detail
from core.issue as issues
inner join core.report as reports on issues.report_id = reports.report_id
where issues.issue_kind = 'damaged_stream' and reports.is_current
