-- Grain: a speech of an older version or reading of a report and what became of it, or a new speech.
-- Replaced with: report
-- No key: a new speech has no older one, a dropped one no newer
create table if not exists raw.speech_lineage (
    report_id varchar,
    old_speech_id varchar,
    new_speech_id varchar,
    speech_key varchar,
    relation varchar,
    changed_at timestamp with time zone
);

comment on table raw.speech_lineage is
'One row is a speech of an older version or reading of a report and what became of it, or a speech that is new.';
comment on column raw.speech_lineage.report_id is 'The newer version of the report.';
comment on column raw.speech_lineage.old_speech_id is 'The speech in the older version; null when it is new.';
comment on column raw.speech_lineage.new_speech_id is 'The speech in the newer version; null when it was dropped.';
comment on column raw.speech_lineage.speech_key is 'Key of the newer speech, or of the older one when it was dropped.';
comment on column raw.speech_lineage.relation is 'same, changed, split, merged, dropped or new.';
comment on column raw.speech_lineage.changed_at is 'When the newer version was fetched.';
