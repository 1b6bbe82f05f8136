-- nl: Geen verslag is na 120 dagen nog voorlopig.
-- en: No report is still provisional after 120 days.
-- severity: warning
-- family: freshness
-- table: core.report
-- report_column: report_id
-- threshold: 120 days
-- history: 2026-11-23 120 days: longer than any recess; either the final text was missed or the flag was.
select
    reports.report_id,
    meetings.meeting_id,
    meetings.meeting_date,
    reports.fetched_at
from core.report as reports
inner join core.meeting as meetings using (meeting_id)
cross join dq.audit
where reports.is_current and reports.is_provisional and meetings.meeting_date < dq.audit.audited_at::date - 120
