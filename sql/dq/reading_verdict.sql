-- Grain: a document that a version of the parser has tried and not read.
-- Replaced with: nothing
create table if not exists dq.reading_verdict (
    sha256 varchar,
    parser_version varchar,
    verdict varchar,
    reason varchar,
    is_about_bytes boolean,
    attempt_count integer,
    first_run_id varchar,
    last_run_id varchar,
    first_tried_at timestamp with time zone,
    last_tried_at timestamp with time zone,
    document_name varchar,
    document_url varchar,
    byte_count bigint,
    fetched_at timestamp with time zone,
    meeting_id varchar,
    meeting_date date,
    is_provisional boolean,
    is_listed boolean
);

comment on table dq.reading_verdict is 'One row is a document that a version of the parser has tried and not read; it goes once read.';
comment on column dq.reading_verdict.sha256 is 'SHA-256 of the bytes, which lie in the archive.';
comment on column dq.reading_verdict.parser_version is 'Version of the parser that tried.';
comment on column dq.reading_verdict.verdict is 'Why it was not read: a kind of issue (docs/naming.md).';
comment on column dq.reading_verdict.reason is 'Why, in a sentence.';
comment on column dq.reading_verdict.is_about_bytes is 'Whether the bytes are the reason; any other is tried again every night.';
comment on column dq.reading_verdict.attempt_count is 'In how many runs that published it was tried.';
comment on column dq.reading_verdict.first_run_id is 'The run that tried first.';
comment on column dq.reading_verdict.last_run_id is 'The run that tried last.';
comment on column dq.reading_verdict.first_tried_at is 'When it was tried first.';
comment on column dq.reading_verdict.last_tried_at is 'When it was tried last.';
comment on column dq.reading_verdict.document_name is 'What people call it: the name of its file, or its address.';
comment on column dq.reading_verdict.document_url is 'Its address.';
comment on column dq.reading_verdict.byte_count is 'Its size.';
comment on column dq.reading_verdict.fetched_at is 'When it was fetched.';
comment on column dq.reading_verdict.meeting_id is 'Its meeting, where the service gave it; a file that was not read gives none.';
comment on column dq.reading_verdict.meeting_date is 'The day of the meeting, where the service gave it.';
comment on column dq.reading_verdict.is_provisional is 'Whether the service called it provisional.';
comment on column dq.reading_verdict.is_listed is 'Whether the service lists its meeting.';
