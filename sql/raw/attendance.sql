-- Grain: a member in a report's attendance list.
-- Replaced with: report
-- No key: a list may name somebody twice
-- References: report_id -> raw.report
create table if not exists raw.attendance (
    report_id varchar,
    attendee_name varchar,
    attendance_status varchar,
    page integer,
    line integer
);

comment on table raw.attendance is 'One row is a member in a report''s attendance list.';
comment on column raw.attendance.report_id is 'The version of a report that the row belongs to (raw.report.report_id).';
comment on column raw.attendance.attendee_name is 'Name as printed.';
comment on column raw.attendance.attendance_status is 'present, excused or absent.';
comment on column raw.attendance.page is 'Page.';
comment on column raw.attendance.line is 'Line in the text that was read.';
