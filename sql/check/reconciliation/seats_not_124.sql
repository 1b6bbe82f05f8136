-- nl: Op de dag van de laatste vergadering zetelen er 118 tot 124 leden.
-- en: On the day of the last meeting 118 to 124 members sit.
-- severity: warning
-- family: reconciliation
-- table: core.membership
-- threshold: 118 to 124 members
-- history: 2026-11-23 124 seats; down to 118, because a seat stays empty for some days when a member becomes a minister or resigns, and
--   the real register of 2019-2024 shows several at once.
with last_day as (
    select max(meetings.meeting_date) as meeting_date
    from core.meeting as meetings
    semi join core.report as reports on meetings.meeting_id = reports.meeting_id and reports.is_current
),

sitting as (
    select
        last_day.meeting_date,
        count(distinct memberships.person_id) as member_count
    from last_day
    left join core.membership as memberships
        on core.covers(memberships.from_date, memberships.to_date, last_day.meeting_date)
    where last_day.meeting_date is not null
    group by last_day.meeting_date
)

select *
from sitting
where member_count not between 118 and 124
