-- Grain: a member in a session year and kind of meeting.
create or replace table mart.member_attendance as
with attendances as (
    select * from core.attendance
    where person_id is not null
),

meetings as (
    select * from core.meeting
)

select
    attendances.person_id,
    any_value(persons.full_name) as full_name,
    meetings.session_year,
    meetings.meeting_kind,
    count(*) as listed_count,
    count(*) filter (where attendances.attendance_status = 'present') as present_count,
    count(*) filter (where attendances.attendance_status = 'excused') as excused_count,
    count(*) filter (where attendances.attendance_status = 'absent') as absent_count
from attendances
inner join meetings using (meeting_id)
left join core.person as persons using (person_id)
group by attendances.person_id, meetings.session_year, meetings.meeting_kind;

comment on table mart.member_attendance is
'One row is a member in a session year and kind of meeting, by the attendance lists of the reports.';
comment on column mart.member_attendance.person_id is 'The member (core.person).';
comment on column mart.member_attendance.full_name is 'First name and last name.';
comment on column mart.member_attendance.session_year is 'Session year.';
comment on column mart.member_attendance.meeting_kind is 'plenary or committee.';
comment on column mart.member_attendance.listed_count is 'Meetings whose report lists the member.';
comment on column mart.member_attendance.present_count is 'Listed as present.';
comment on column mart.member_attendance.excused_count is 'Listed as absent with notice.';
comment on column mart.member_attendance.absent_count is 'Listed as absent without notice.';
