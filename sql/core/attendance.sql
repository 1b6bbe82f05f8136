-- Grain: a member in a meeting's attendance list.
create or replace table core.attendance as
with attendances as (
    select * from raw.attendance
),

reports as (
    select * from core.report
    where is_current
),

attendees as (
    select * from core.named_person
    where name_use = 'attendee'
)

select
    reports.meeting_id,
    attendances.report_id,
    attendances.attendee_name,
    attendees.person_id,
    attendees.party_name,
    attendees.party_family,
    attendances.attendance_status,
    attendances.reason,
    attendances.page,
    attendances.line
from attendances
inner join reports using (report_id)
left join attendees
    on attendances.report_id = attendees.report_id and attendances.attendee_name = attendees.printed_name;

comment on table core.attendance is 'One row is a member in a meeting''s attendance list. Only current reports.';
comment on column core.attendance.meeting_id is 'The meeting (core.meeting).';
comment on column core.attendance.report_id is 'The report (core.report).';
comment on column core.attendance.attendee_name is 'Name as printed.';
comment on column core.attendance.person_id is 'Who it is (core.person); null when unresolved.';
comment on column core.attendance.party_name is 'Party on the day.';
comment on column core.attendance.party_family is 'Code of that party.';
comment on column core.attendance.attendance_status is 'present, excused or absent.';
comment on column core.attendance.reason is 'Reason printed with the absence, where one is.';
comment on column core.attendance.page is 'Page.';
comment on column core.attendance.line is 'Line in the text that was read.';
