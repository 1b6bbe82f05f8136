-- Grain: a member in a meeting's attendance list.
select
    attendances.person_id,
    meetings.meeting_date,
    meetings.meeting_kind,
    meetings.session_year,
    meetings.committee_name,
    attendances.attendee_name,
    attendances.attendance_status,
    attendances.reason,
    attendances.page,
    attendances.meeting_id
from core.attendance as attendances
inner join core.meeting as meetings using (meeting_id)
