-- nl: Het register van leden is hoogstens 60 dagen ouder dan de laatste vergadering.
-- en: The register of members is at most 60 days older than the last meeting.
-- severity: warning
-- family: freshness
-- table: core.person
-- threshold: 60 days
-- history: 2026-11-23 60 days: a successor takes the oath about every month.
with register as (
    select max(provenance_date) as register_date
    from core.membership
),

last_meeting as (
    select max(meetings.meeting_date) as meeting_date
    from core.meeting as meetings
    semi join core.report as reports on meetings.meeting_id = reports.meeting_id and reports.is_current
)

select *
from register
cross join last_meeting
where last_meeting.meeting_date is not null and coalesce(register.register_date < last_meeting.meeting_date - 60, true)
