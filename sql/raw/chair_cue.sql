-- Grain: an announcement by the chair of who speaks next.
-- Replaced with: report
-- Key: report_id, speech_ordinal
-- References: report_id -> raw.report
create table if not exists raw.chair_cue (
    report_id varchar,
    speech_ordinal integer,
    cue_name varchar,
    next_label varchar,
    is_followed boolean
);

comment on table raw.chair_cue is
'One row is the last announcement in a speech of the chair of who speaks next (De heer Van Miert heeft het woord).';
comment on column raw.chair_cue.report_id is 'The version of a report that the row belongs to (raw.report.report_id).';
comment on column raw.chair_cue.speech_ordinal is 'The speech of the chair (raw.speech.speech_ordinal).';
comment on column raw.chair_cue.cue_name is 'Whom the chair announces, with title, as printed.';
comment on column raw.chair_cue.next_label is 'Label of the next speech of the item; null when none follows.';
comment on column raw.chair_cue.is_followed is
'True when the announced one speaks next; null where there is nothing to compare: no speech follows, or several are announced at once.';
