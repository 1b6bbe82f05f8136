-- Grain: a heading as the contents pages list it.
-- Replaced with: report
-- Key: report_id, entry_ordinal
-- References: report_id -> raw.report
create table if not exists raw.contents_entry (
    report_id varchar,
    entry_ordinal integer,
    item_type varchar,
    title varchar,
    question_number integer,
    session_year varchar,
    page integer,
    line integer
);

comment on table raw.contents_entry is 'One row is a heading as the contents pages list it.';
comment on column raw.contents_entry.report_id is 'The version of a report that the row belongs to (raw.report.report_id).';
comment on column raw.contents_entry.entry_ordinal is 'Place in the contents, from 1.';
comment on column raw.contents_entry.item_type is 'Kind of item or question.';
comment on column raw.contents_entry.title is 'Heading as the contents print it.';
comment on column raw.contents_entry.question_number is 'Number printed with it; null where none is.';
comment on column raw.contents_entry.session_year is 'Session year printed with the number.';
comment on column raw.contents_entry.page is 'Page that the contents give.';
comment on column raw.contents_entry.line is 'Line in the text that was read.';
