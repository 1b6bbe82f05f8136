-- nl: De lijst van vergaderingen is in de laatste 3 dagen opgehaald, als de dienst wordt gevolgd.
-- en: The list of meetings was fetched in the last 3 days, where the service is followed.
-- severity: warning
-- family: freshness
-- table: core.meeting
-- threshold: 3 days
-- history: 2026-11-23 3 days: a nightly run that fails over a weekend.
select
    max(meetings.last_seen_at) as last_seen_at,
    any_value(dq.audit.audited_at) as audited_at
from core.meeting as meetings
cross join dq.audit
where meetings.verg_id is not null
having max(meetings.last_seen_at) < any_value(dq.audit.audited_at) - interval 3 day
