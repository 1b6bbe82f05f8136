-- nl: Geen verslag is van een dag die nog moet komen.
-- en: No report is dated in the future.
-- severity: critical
-- family: plausibility
-- table: core.meeting
-- report_column: report_id
select
    reports.report_id,
    meetings.meeting_id,
    meetings.meeting_date
from core.meeting as meetings
inner join core.report as reports on meetings.meeting_id = reports.meeting_id and reports.is_current
cross join dq.audit
where meetings.meeting_date > dq.audit.audited_at::date
