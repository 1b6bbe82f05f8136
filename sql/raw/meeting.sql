-- Grain: a meeting, as the service lists it or its report says.
-- Replaced with: meeting
-- Key: meeting_id
create table if not exists raw.meeting (
    meeting_id varchar,
    verg_id bigint,
    meeting_kind varchar,
    meeting_number varchar,
    session_year varchar,
    meeting_date date,
    committee_id varchar,
    committee_code varchar,
    committee_name varchar,
    status_name varchar,
    planned_start_at timestamp with time zone,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    recording_started_at timestamp with time zone,
    youtube_id varchar,
    chair_person_id varchar,
    has_report boolean,
    is_closed_sitting boolean,
    is_withdrawn boolean,
    report_state varchar,
    web_url varchar,
    source_url varchar,
    first_seen_at timestamp with time zone,
    last_seen_at timestamp with time zone
);

comment on table raw.meeting is 'One row is a meeting, as the service lists it or its report says.';
comment on column raw.meeting.meeting_id is 'Key: the service''s id, or number and session year for a report from a folder.';
comment on column raw.meeting.verg_id is 'The service''s id; null for a report from a folder.';
comment on column raw.meeting.meeting_kind is 'plenary or committee.';
comment on column raw.meeting.meeting_number is 'Number printed on the report (C180), which restarts each session year.';
comment on column raw.meeting.session_year is 'Session year, such as 2019-2020.';
comment on column raw.meeting.meeting_date is 'Day of the meeting in Brussels.';
comment on column raw.meeting.committee_id is 'The service''s id of the committee, valid for one composition of it.';
comment on column raw.meeting.committee_code is 'Short code of the committee.';
comment on column raw.meeting.committee_name is 'Name of the committee; null for a plenary sitting.';
comment on column raw.meeting.status_name is 'Status as the service gives it.';
comment on column raw.meeting.planned_start_at is 'Planned start.';
comment on column raw.meeting.started_at is 'Actual start.';
comment on column raw.meeting.ended_at is 'Actual end; suspensions lie within.';
comment on column raw.meeting.recording_started_at is 'Start of the recording that the service gives (opname-start).';
comment on column raw.meeting.youtube_id is 'The recording at YouTube, as the service gives it (video-youtube-id).';
comment on column raw.meeting.chair_person_id is 'The one chair that the service gives.';
comment on column raw.meeting.has_report is 'Whether the service says that a verbatim report exists or will.';
comment on column raw.meeting.is_closed_sitting is 'Whether the meeting was not public.';
comment on column raw.meeting.is_withdrawn is 'True when the service no longer lists the meeting.';
comment on column raw.meeting.report_state is 'Where the report stands: such as awaited, fetched, unreadable.';
comment on column raw.meeting.web_url is 'Page of the meeting on the parliament''s site.';
comment on column raw.meeting.source_url is 'Address at which the service was asked.';
comment on column raw.meeting.first_seen_at is 'When the meeting was first seen.';
comment on column raw.meeting.last_seen_at is 'When it was last seen.';
