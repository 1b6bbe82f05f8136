-- nl: Geen twee vergaderingen van een zittingsjaar dragen hetzelfde nummer.
-- en: No two meetings of a session year bear the same number.
-- severity: critical
-- family: uniqueness
-- table: core.meeting
select
    meetings.meeting_kind,
    meetings.session_year,
    meetings.meeting_number,
    count(*) as meeting_count,
    list(meetings.meeting_id order by meetings.meeting_id) as meeting_ids
from core.meeting as meetings
semi join core.report as reports on meetings.meeting_id = reports.meeting_id and reports.is_current
where meetings.meeting_number is not null
group by meetings.meeting_kind, meetings.session_year, meetings.meeting_number
having count(*) > 1
