-- Grain: a speech aligned with a recording.
-- Replaced with: report
-- Key: speech_id, recording_id
-- References: report_id -> raw.report
-- References: speech_id -> raw.speech
create table if not exists raw.speech_time (
    report_id varchar,
    speech_id varchar,
    recording_id varchar,
    starts_at_seconds double,
    ends_at_seconds double,
    seconds double,
    matched_share double,
    deviation_seconds double,
    confidence double
);

comment on table raw.speech_time is 'One row is a speech aligned with a recording.';
comment on column raw.speech_time.report_id is 'The version of a report that the row belongs to (raw.report.report_id).';
comment on column raw.speech_time.speech_id is 'The speech (raw.speech).';
comment on column raw.speech_time.recording_id is 'The recording (raw.recording).';
comment on column raw.speech_time.starts_at_seconds is 'Seconds from the beginning of the recording to its first word.';
comment on column raw.speech_time.ends_at_seconds is 'Seconds from the beginning of the recording to the end of its last word.';
comment on column raw.speech_time.seconds is 'Seconds spoken, without the time of others who spoke in between.';
comment on column raw.speech_time.matched_share is 'Share of its words that were found in the recording.';
comment on column raw.speech_time.deviation_seconds is 'Standard deviation of seconds: how exactly its two ends are known.';
comment on column raw.speech_time.confidence is
'From 0 to 1: matched_share, lowered when an end was not found or the pace cannot be (parliament/alignment).';
