-- Grain: a speech in the full-text index; filled, and indexed, by warehouse/search.py after the build.
create or replace table mart.searchable_speech (
    speech_id varchar,
    text varchar
);

comment on table mart.searchable_speech is
'One row is a speech in the full-text index: the newest ones, at most 200 000. Ask it through the index: '
'fts_mart_searchable_speech.match_bm25(speech_id, words).';
comment on column mart.searchable_speech.speech_id is 'The speech (core.speech).';
comment on column mart.searchable_speech.text is 'As in core.speech.';
