-- Grain: a speech of a superseded report version and what became of it, or a new speech.
-- No key: a new speech has no older one, a dropped one no newer
create or replace table core.speech_lineage as
select
    old_speech_id,
    new_speech_id,
    speech_key,
    relation,
    changed_at,
    report_id
from raw.speech_lineage;

comment on table core.speech_lineage is
'One row is a speech of an older version of a report and what became of it in the newer one, or a speech that is new there. A turn that '
'is the same or was corrected keeps its speech_key.';
comment on column core.speech_lineage.old_speech_id is 'The speech in the older version; null when it is new.';
comment on column core.speech_lineage.new_speech_id is
'The speech in the newer version (core.speech when that is current); null when it was dropped.';
comment on column core.speech_lineage.speech_key is 'Key of the newer speech, or of the older one when it was dropped or merged.';
comment on column core.speech_lineage.relation is
'same (label and text), changed, split (a part of the old one), merged (went into the new one), dropped or new.';
comment on column core.speech_lineage.changed_at is 'When the newer version was fetched.';
comment on column core.speech_lineage.report_id is 'The newer version (core.report).';
