-- Grain: a speech.
-- Replaced with: report
-- Key: speech_id
-- References: report_id -> raw.report
-- References: speech_id -> raw.speech
create table if not exists raw.speech_key (
    report_id varchar,
    speech_id varchar,
    speech_key varchar
);

comment on table raw.speech_key is 'One row is a speech with the key that survives revisions (warehouse/speech_keys.py).';
comment on column raw.speech_key.report_id is 'The report.';
comment on column raw.speech_key.speech_id is 'The speech in this version of the report.';
comment on column raw.speech_key.speech_key is 'The key, unique within a report.';
