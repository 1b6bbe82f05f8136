-- nl: De laatste vergadering met een verslag is hoogstens 120 dagen oud, als de dienst wordt gevolgd.
-- en: The last meeting with a report is at most 120 days old, where the service is followed.
-- severity: warning
-- family: freshness
-- table: core.meeting
-- threshold: 120 days
-- history: 2026-11-23 120 days: from the last sitting before an election in June to the first committee of October.
select
    max(meetings.meeting_date) as last_meeting_date,
    any_value(dq.audit.audited_at) as audited_at
from core.meeting as meetings
semi join core.report as reports on meetings.meeting_id = reports.meeting_id and reports.is_current
cross join dq.audit
where meetings.verg_id is not null
having max(meetings.meeting_date) < any_value(dq.audit.audited_at)::date - 120
