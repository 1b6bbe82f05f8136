-- Grain: a report that is left out now.
select
    quarantine.report_id,
    quarantine.meeting_id,
    quarantine.check_name,
    quarantine.reason,
    quarantine.quarantined_at,
    meetings.meeting_date,
    meetings.meeting_kind,
    meetings.committee_name
from dq.quarantine as quarantine
left join core.meeting as meetings using (meeting_id)
where quarantine.released_at is null
order by quarantine.quarantined_at desc, quarantine.report_id, quarantine.check_name
