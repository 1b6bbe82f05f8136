-- Grain: an item of a report.
-- Replaced with: report
-- Key: agenda_item_id
-- References: report_id -> raw.report
create table if not exists raw.agenda_item (
    agenda_item_id varchar,
    report_id varchar,
    item_ordinal integer,
    item_type varchar,
    title varchar,
    page integer,
    line integer,
    chair_name varchar,
    document_numbers varchar[],
    jln_id bigint,
    vi_ids bigint[],
    pi_ids bigint[]
);

comment on table raw.agenda_item is 'One row is an item of a report.';
comment on column raw.agenda_item.agenda_item_id is 'Key: report_id, -i and the item''s ordinal.';
comment on column raw.agenda_item.report_id is 'The version of a report that the row belongs to (raw.report.report_id).';
comment on column raw.agenda_item.item_ordinal is 'Place of the item in the report, from 1.';
comment on column raw.agenda_item.item_type is
'Kind of item, in the parliament''s own words (docs/naming.md); joined questions have the type of the first.';
comment on column raw.agenda_item.title is 'Heading as printed, line ends joined.';
comment on column raw.agenda_item.page is 'Page of the heading.';
comment on column raw.agenda_item.line is 'Line of the heading in the text that was read.';
comment on column raw.agenda_item.chair_name is 'Name on the chair line under the heading; null when there is none.';
comment on column raw.agenda_item.document_numbers is 'Numbers of parliamentary documents in the heading.';
comment on column raw.agenda_item.jln_id is 'The service''s id of its journal line (/jln); in the journal copy only.';
comment on column raw.agenda_item.vi_ids is 'The service''s ids of the questions treated there (/vi); empty but in the journal copy.';
comment on column raw.agenda_item.pi_ids is 'The service''s ids of the initiatives treated there (/pi); empty but in the journal copy.';
