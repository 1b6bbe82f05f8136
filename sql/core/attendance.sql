-- Grain: a member in a meeting's attendance list.
-- No key: a list may name somebody twice, and names may be unresolved
-- References: meeting_id -> core.meeting
-- References: report_id -> core.report
create or replace table core.attendance as
with attendances as (
    select * from raw.attendance
),

listed as (
    select * from raw.listed_attendance
),

reports as (
    select * from core.report
    where is_current
),

meetings as (
    select * from core.meeting
),

memberships as (
    select * from core.membership
),

persons as (
    select * from core.person
),

attendees as (
    select * from core.named_person
    where name_use = 'attendee'
),

printed as (
    select
        reports.meeting_id,
        attendances.report_id,
        attendances.attendee_name,
        attendees.person_id,
        attendees.party_name,
        attendees.party_family,
        attendances.attendance_status,
        'report' as attendance_source,
        attendances.page,
        attendances.line
    from attendances
    inner join reports using (report_id)
    left join attendees
        on attendances.report_id = attendees.report_id and attendances.attendee_name = attendees.printed_name
),

meetings_with_printed_list as (
    select distinct meeting_id from printed
),

-- What the report prints counts where it prints a list: committee reports print none.
of_service as (
    select
        listed.*,
        meetings.meeting_date
    from listed
    inner join meetings using (meeting_id)
    anti join meetings_with_printed_list using (meeting_id)
),

seats as (
    select
        of_service.person_id,
        of_service.meeting_id,
        memberships.party_name,
        memberships.party_family
    from of_service
    asof inner join memberships
        on of_service.person_id = memberships.person_id and of_service.meeting_date >= memberships.from_date
    where core.covers(memberships.from_date, memberships.to_date, of_service.meeting_date)
),

given as (
    select
        of_service.meeting_id,
        persons.full_name as attendee_name,
        of_service.person_id,
        seats.party_name,
        seats.party_family,
        of_service.attendance_status,
        'service' as attendance_source,
        null::varchar as report_id,
        null::integer as page,
        null::integer as line
    from of_service
    inner join persons using (person_id)
    left join seats using (person_id, meeting_id)
)

select * from printed
union all by name
select * from given;

comment on table core.attendance is
'One row is a member in a meeting''s attendance list: the one that the current report prints, else the one that the service gives.';
comment on column core.attendance.meeting_id is 'The meeting (core.meeting).';
comment on column core.attendance.report_id is 'The report (core.report); null for a list of the service.';
comment on column core.attendance.attendee_name is 'Name as printed; full name in a list of the service.';
comment on column core.attendance.person_id is 'Who it is (core.person); null when unresolved.';
comment on column core.attendance.party_name is 'Party on the day.';
comment on column core.attendance.party_family is 'Code of that party.';
comment on column core.attendance.attendance_status is
'present, excused or absent. Why somebody was excused is not kept, though some reports print it (decision 075).';
comment on column core.attendance.attendance_source is
'report or service. A list of the service names a committee''s members, and others only when they were there.';
comment on column core.attendance.page is 'Page; null for a list of the service.';
comment on column core.attendance.line is 'Line in the text that was read; null for a list of the service.';
