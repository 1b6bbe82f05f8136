-- Grain: a transcript of a recording that was aligned with a report.
-- Replaced with: report
-- Key: report_id, recording_id
-- References: report_id -> raw.report
create table if not exists raw.recording (
    report_id varchar,
    recording_id varchar,
    file_name varchar,
    transcript_sha256 varchar,
    transcript_form varchar,
    aligner_version varchar,
    transcript_words integer,
    matched_share double,
    recording_url varchar,
    started_at timestamptz,
    aligned_at timestamptz
);

comment on table raw.recording is 'One row is a transcript of a recording that was aligned with a report.';
comment on column raw.recording.report_id is 'The version of a report that it was aligned with (raw.report.report_id).';
comment on column raw.recording.recording_id is 'Name of the recording: the transcript''s file name without its ending.';
comment on column raw.recording.file_name is 'File name of the transcript.';
comment on column raw.recording.transcript_sha256 is 'SHA-256 of its bytes.';
comment on column raw.recording.transcript_form is 'vtt, srt or json.';
comment on column raw.recording.aligner_version is 'Version of the aligner.';
comment on column raw.recording.transcript_words is 'Words of the transcript.';
comment on column raw.recording.matched_share is 'Share of the report''s words that were found in it.';
comment on column raw.recording.recording_url is 'Where the recording can be seen, when the transcript came with it.';
comment on column raw.recording.started_at is 'When the recording begins, when the transcript came with it.';
comment on column raw.recording.aligned_at is 'When it was aligned.';
