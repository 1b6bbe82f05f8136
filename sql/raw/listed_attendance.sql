-- Grain: a person in the attendance list that the service gives of a meeting.
-- Replaced with: detail
-- Key: meeting_id, person_id
-- References: meeting_id -> raw.meeting
create table if not exists raw.listed_attendance (
    meeting_id varchar,
    person_id varchar,
    attendance_status varchar,
    party_name varchar
);

comment on table raw.listed_attendance is
'One row is a person in the attendance list that the service gives of a meeting (aanwezigheid); many committee meetings have none.';
comment on column raw.listed_attendance.meeting_id is 'The meeting (raw.meeting).';
comment on column raw.listed_attendance.person_id is 'The person, by the service''s id.';
comment on column raw.listed_attendance.attendance_status is 'present, excused or absent.';
comment on column raw.listed_attendance.party_name is 'Party as the list gives it.';
