-- Grain: a sub-heading inside an item of a report.
-- Replaced with: report
-- No key: a heading may stand twice in one place
-- References: report_id -> raw.report
-- References: agenda_item_id -> raw.agenda_item
-- References: speech_id -> raw.speech
create table if not exists raw.sub_heading (
    report_id varchar,
    agenda_item_id varchar,
    speech_id varchar,
    paragraph_ordinal integer,
    title varchar,
    page integer,
    line integer
);

comment on table raw.sub_heading is 'One row is a sub-heading inside an item: nobody''s words.';
comment on column raw.sub_heading.report_id is 'The version of a report that the row belongs to (raw.report.report_id).';
comment on column raw.sub_heading.agenda_item_id is 'The item it stands in.';
comment on column raw.sub_heading.speech_id is 'The speech that was open above it; null between speeches.';
comment on column raw.sub_heading.paragraph_ordinal is 'The paragraph of that speech below which it stands; null between speeches.';
comment on column raw.sub_heading.title is 'The sub-heading as printed.';
comment on column raw.sub_heading.page is 'Page.';
comment on column raw.sub_heading.line is 'Line in the text that was read.';
