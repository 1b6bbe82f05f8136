-- Grain: one uninterrupted turn of one speaker, with its text.
-- Replaced with: report
-- Key: speech_id
-- References: report_id -> raw.report
-- References: agenda_item_id -> raw.agenda_item
create table if not exists raw.speech (
    speech_id varchar,
    report_id varchar,
    agenda_item_id varchar,
    speech_ordinal integer,
    page integer,
    last_page integer,
    line integer,
    speaker_label varchar,
    speaker_name varchar,
    printed_party varchar,
    printed_function varchar,
    printed_role varchar,
    source_person_id varchar,
    words integer,
    paragraph_count integer,
    text varchar
);

comment on table raw.speech is 'One row is one uninterrupted turn of one speaker, with its text.';
comment on column raw.speech.speech_id is 'Key: report_id, -s and the speech''s ordinal.';
comment on column raw.speech.report_id is 'The version of a report that the row belongs to (raw.report.report_id).';
comment on column raw.speech.agenda_item_id is 'The item it belongs to; null before the first item.';
comment on column raw.speech.speech_ordinal is 'Place of the speech in the report, from 1.';
comment on column raw.speech.page is 'Page of the speech''s first line; null or 0 in the journal copy.';
comment on column raw.speech.last_page is 'Page of its last line.';
comment on column raw.speech.line is 'First line of the speech in the text that was read.';
comment on column raw.speech.speaker_label is 'Speaker line as printed, without its colon.';
comment on column raw.speech.speaker_name is 'Name in the label; for the chair the person of the item''s chair line when known.';
comment on column raw.speech.printed_party is 'Party printed in parentheses, as printed.';
comment on column raw.speech.printed_function is 'Function printed in parentheses instead of a party.';
comment on column raw.speech.printed_role is 'Role that the label shows: chair, member, minister, guest or unknown.';
comment on column raw.speech.source_person_id is 'Person id that the service gives with the speech (journal copy only).';
comment on column raw.speech.words is
'Words spoken: runs of non-space characters with a letter or digit, line ends joined, stage directions taken out.';
comment on column raw.speech.paragraph_count is 'Paragraphs of the speech.';
comment on column raw.speech.text is 'Text, paragraphs parted by an empty line.';
