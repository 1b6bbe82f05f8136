-- Grain: a version of a meeting's report, as it was read.
-- Replaced with: report
-- Key: report_id
-- References: meeting_id -> raw.meeting
create table if not exists raw.report (
    report_id varchar,
    meeting_id varchar,
    source varchar,
    sha256 varchar,
    report_url varchar,
    file_name varchar,
    byte_count bigint,
    page_count integer,
    is_provisional boolean,
    parser_version varchar,
    fetched_at timestamp with time zone,
    parsed_at timestamp with time zone,
    line_count integer,
    assigned_line_count integer,
    unknown_line_count integer,
    document_words integer,
    joined_break_count integer
);

comment on table raw.report is 'One row is a version of a meeting''s report, as it was read.';
comment on column raw.report.report_id is 'Key: the meeting''s id, a dash and the first twelve digits of the file''s sha256.';
comment on column raw.report.meeting_id is 'The meeting that the report is of (raw.meeting.meeting_id).';
comment on column raw.report.source is 'Which copy of the debate was read: pdf, text or journal.';
comment on column raw.report.sha256 is 'SHA-256 of the bytes that were read, in hexadecimal.';
comment on column raw.report.report_url is 'Address of the report''s document at the parliament; null when it was read from a folder.';
comment on column raw.report.file_name is 'Name of the file, where it was read from a folder.';
comment on column raw.report.byte_count is 'Size of what was read, in bytes.';
comment on column raw.report.page_count is 'Pages of the report; 0 for the journal copy, which has none.';
comment on column raw.report.is_provisional is 'True while the parliament calls the report provisional.';
comment on column raw.report.parser_version is 'Version of the parser that read it.';
comment on column raw.report.fetched_at is 'When these bytes were last fetched from the source.';
comment on column raw.report.parsed_at is 'When they were parsed.';
comment on column raw.report.line_count is 'Non-blank lines of the document.';
comment on column raw.report.assigned_line_count is 'Lines assigned to an element; equal to line_count when nothing is lost.';
comment on column raw.report.unknown_line_count is 'Lines assigned as unknown; each is an issue.';
comment on column raw.report.document_words is 'Words of every line as it stands, before line ends are joined.';
comment on column raw.report.joined_break_count is 'Line ends at which two halves of a word were joined.';
