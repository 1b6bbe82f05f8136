-- Grain: a speech in the two official copies of one debate.
-- Replaced with: report
-- No key: a speech that one copy alone has leaves the other's ordinal empty
-- References: report_id -> raw.report
create table if not exists raw.reconciled_speech (
    report_id varchar,
    journal_report_id varchar,
    speech_ordinal integer,
    journal_speech_ordinal integer,
    status varchar,
    report_words integer,
    journal_words integer,
    is_same_speaker boolean,
    similarity double
);

comment on table raw.reconciled_speech is 'One row is a speech in the two official copies of one debate.';
comment on column raw.reconciled_speech.report_id is 'The PDF or text copy (raw.report.report_id).';
comment on column raw.reconciled_speech.journal_report_id is 'The journal copy (raw.report.report_id).';
comment on column raw.reconciled_speech.speech_ordinal is
'Ordinal of the speech in the PDF or text copy; null when only the journal has it.';
comment on column raw.reconciled_speech.journal_speech_ordinal is 'Ordinal in the journal copy; null when only the report has it.';
comment on column raw.reconciled_speech.status is 'matched, only_report or only_journal.';
comment on column raw.reconciled_speech.report_words is 'Words in the PDF or text copy.';
comment on column raw.reconciled_speech.journal_words is 'Words in the journal copy.';
comment on column raw.reconciled_speech.is_same_speaker is 'Whether both copies name the same speaker; null when one does not say.';
comment on column raw.reconciled_speech.similarity is 'Likeness of the two texts, from 0 to 1.';
