-- Grain: a meeting.
-- Key: meeting_id
create or replace table core.meeting as
with meetings as (
    select * from raw.meeting
),

legislatures as (
    select * from core.legislature
),

-- A meeting between the end of one legislature and the start of the next counts with the one that has ended.
meetings_with_legislature as (
    select
        meetings.*,
        legislatures.legislature
    from meetings
    asof left join legislatures on meetings.meeting_date >= legislatures.start_date
)

select
    meeting_id,
    verg_id,
    meeting_kind,
    meeting_number,
    coalesce(session_year, core.session_year_of(meeting_date)) as session_year,
    legislature,
    meeting_date,
    date_trunc('month', meeting_date)::date as month_date,
    committee_id,
    committee_code,
    committee_name,
    status_name,
    planned_start_at,
    started_at,
    ended_at,
    date_diff('second', started_at, ended_at) as duration_seconds,
    recording_started_at,
    -- Real recordings begin 6 to 14 minutes before the sitting, one 5 minutes after it (source contract 1.7); an hour is an error.
    case
        when date_diff('second', recording_started_at, started_at) between 0 and 3600
            then date_diff('second', recording_started_at, started_at)
    end as recording_offset_seconds,
    case when regexp_full_match(youtube_id, '[A-Za-z0-9_-]{11}') then youtube_id end as youtube_id,
    core.recording_url(
        youtube_id,
        case
            when date_diff('second', recording_started_at, started_at) between 0 and 3600
                then date_diff('second', recording_started_at, started_at)
        end
    ) as recording_url,
    chair_person_id,
    has_report,
    is_closed_sitting,
    is_withdrawn,
    report_state,
    web_url,
    source_url,
    first_seen_at,
    last_seen_at
from meetings_with_legislature;

comment on table core.meeting is 'One row is a meeting, with or without a report.';
comment on column core.meeting.meeting_id is 'Key: the service''s id, or number and session year for a report from a folder.';
comment on column core.meeting.verg_id is 'The service''s id; null for a report from a folder.';
comment on column core.meeting.meeting_kind is 'plenary or committee.';
comment on column core.meeting.meeting_number is 'Number printed on the report (C180), which restarts each session year.';
comment on column core.meeting.session_year is 'Session year, such as 2019-2020; by the day of the meeting where the source gives none.';
comment on column core.meeting.legislature is 'Legislature that had begun last on the day of the meeting, such as 2019-2024.';
comment on column core.meeting.meeting_date is 'Day of the meeting in Brussels.';
comment on column core.meeting.month_date is 'First day of the month of the meeting.';
comment on column core.meeting.committee_id is 'The service''s id of the committee, valid for one composition of it.';
comment on column core.meeting.committee_code is 'Short code of the committee.';
comment on column core.meeting.committee_name is 'Name of the committee; null for a plenary sitting.';
comment on column core.meeting.status_name is 'Status as the service gives it.';
comment on column core.meeting.planned_start_at is 'Planned start.';
comment on column core.meeting.started_at is 'Actual start.';
comment on column core.meeting.ended_at is 'Actual end; suspensions lie within.';
comment on column core.meeting.duration_seconds is
'Seconds from start to end, suspensions included; null where the service gives no clock.';
comment on column core.meeting.recording_started_at is 'Start of the recording that the service gives (opname-start).';
comment on column core.meeting.recording_offset_seconds is
'Seconds of the recording before the sitting begins; null where one of the two is not known, or the recording began later.';
comment on column core.meeting.youtube_id is 'The recording at YouTube, as the service gives it.';
comment on column core.meeting.recording_url is
'The recording, from the moment at which the sitting begins where that is known; null where the service gives no recording.';
comment on column core.meeting.chair_person_id is 'The one chair that the service gives for the meeting.';
comment on column core.meeting.has_report is 'Whether the service says that a verbatim report exists or will.';
comment on column core.meeting.is_closed_sitting is 'Whether the meeting was not public.';
comment on column core.meeting.is_withdrawn is 'True when the service no longer lists the meeting.';
comment on column core.meeting.report_state is 'Where the report stands: such as awaited, fetched, unreadable.';
comment on column core.meeting.web_url is 'Page of the meeting on the parliament''s site.';
comment on column core.meeting.source_url is 'Address at which the service was asked.';
comment on column core.meeting.first_seen_at is 'When the meeting was first seen.';
comment on column core.meeting.last_seen_at is 'When it was last seen.';
