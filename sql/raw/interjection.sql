-- Grain: one sentence of a stage direction.
-- Replaced with: report
-- Key: interjection_id
-- References: report_id -> raw.report
-- References: speech_id -> raw.speech
-- References: agenda_item_id -> raw.agenda_item
create table if not exists raw.interjection (
    interjection_id varchar,
    report_id varchar,
    speech_id varchar,
    agenda_item_id varchar,
    interjection_ordinal integer,
    page integer,
    line integer,
    interjection_kind varchar,
    text varchar,
    party_names varchar[],
    person_names varchar[],
    paragraph_ordinal integer,
    text_offset integer
);

comment on table raw.interjection is 'One row is one sentence of a stage direction.';
comment on column raw.interjection.interjection_id is 'Key: report_id, -n and the ordinal.';
comment on column raw.interjection.report_id is 'The version of a report that the row belongs to (raw.report.report_id).';
comment on column raw.interjection.speech_id is 'The speech during which it fell; null between speeches.';
comment on column raw.interjection.agenda_item_id is 'The item during which it fell.';
comment on column raw.interjection.interjection_ordinal is 'Place in the report, from 1.';
comment on column raw.interjection.page is 'Page.';
comment on column raw.interjection.line is 'Line in the text that was read.';
comment on column raw.interjection.interjection_kind is 'applause, noise, laughter, remarks, assent, denial or note.';
comment on column raw.interjection.text is 'The sentence as printed.';
comment on column raw.interjection.party_names is 'Parties named in it, as printed.';
comment on column raw.interjection.person_names is 'Persons named in it, as printed.';
comment on column raw.interjection.paragraph_ordinal is
'The paragraph of the speech in which it stood, or after which it stood alone, from 1; null between speeches.';
comment on column raw.interjection.text_offset is 'Characters of that paragraph said before it; null between speeches.';
