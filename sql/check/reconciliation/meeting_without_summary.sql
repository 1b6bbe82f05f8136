-- nl: Elke vergadering met een verslag heeft een overzicht.
-- en: Every meeting with a report has a summary.
-- severity: critical
-- family: reconciliation
-- table: mart.meeting_summary
select
    reports.report_id,
    reports.meeting_id
from core.report as reports
anti join mart.meeting_summary using (meeting_id)
where reports.is_current
