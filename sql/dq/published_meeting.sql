-- Grain: a meeting as the version published before this file has it.
-- Replaced with: audit
create table if not exists dq.published_meeting (
    meeting_id varchar,
    meeting_kind varchar,
    session_year varchar,
    report_id varchar,
    parser_version varchar,
    speech_count bigint,
    question_count bigint,
    words bigint
);

comment on table dq.published_meeting is 'One row is a meeting as the version published before this file has it.';
comment on column dq.published_meeting.meeting_id is 'The meeting (core.meeting.meeting_id).';
comment on column dq.published_meeting.meeting_kind is 'plenary or committee.';
comment on column dq.published_meeting.session_year is 'Session year.';
comment on column dq.published_meeting.report_id is 'The report that counted then.';
comment on column dq.published_meeting.parser_version is 'Version of the parser that had read it.';
comment on column dq.published_meeting.speech_count is 'Speeches that counted then.';
comment on column dq.published_meeting.question_count is 'Questions that counted then.';
comment on column dq.published_meeting.words is 'Words that counted then.';
