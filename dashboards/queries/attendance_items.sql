-- Grain: a member and a sitting of one session year whose attendance list names him or her (mart.member_attendance).
select
    person_id,
    meeting_id,
    meeting_date,
    meeting_kind,
    committee_name,
    attendance_status,
    page
from core.sitting_held
where session_year = $session_year and attendance_status is not null
order by person_id, meeting_date desc, meeting_id
