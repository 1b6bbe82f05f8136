-- nl: Elke vergadering waarvan de dienst een verslag meldt, heeft er binnen 14 dagen een.
-- en: Every meeting that the service lists with a report has one within 14 days.
-- severity: warning
-- family: completeness
-- table: core.meeting
-- threshold: 14 days after the meeting
-- history: 2026-11-23 14 days, design §9. A warning: one late report must not hold back the others.
select
    meetings.meeting_id,
    meetings.meeting_kind,
    meetings.meeting_date,
    meetings.report_state
from core.meeting as meetings
cross join dq.audit
anti join core.report as reports on meetings.meeting_id = reports.meeting_id and reports.is_current
where
    meetings.verg_id is not null
    and meetings.has_report
    and not coalesce(meetings.is_closed_sitting, false)
    and not coalesce(meetings.is_withdrawn, false)
    and meetings.meeting_date < dq.audit.audited_at::date - 14
