-- Grain: a speech in the two official copies of one debate.
-- No key: a speech that one copy alone has leaves the other's ordinal empty
-- References: meeting_id -> core.meeting
-- References: report_id -> core.report
create or replace table core.reconciliation as
with pairs as (
    select * from raw.reconciled_speech
),

reports as (
    select * from core.report
),

-- Only the versions in use: the current document against the newest journal copy that was aligned with it.
current_pairs as (
    select
        pairs.*,
        reports.meeting_id,
        max(journals.fetched_at) over (partition by pairs.report_id) = journals.fetched_at as is_newest_journal
    from pairs
    inner join reports using (report_id)
    inner join reports as journals on pairs.journal_report_id = journals.report_id
    where reports.is_current
)

select
    current_pairs.meeting_id,
    current_pairs.report_id,
    current_pairs.journal_report_id,
    current_pairs.speech_ordinal,
    current_pairs.journal_speech_ordinal,
    speakers.speech_id,
    journal.speech_id as journal_speech_id,
    current_pairs.status,
    current_pairs.report_words,
    current_pairs.journal_words,
    current_pairs.report_words - current_pairs.journal_words as words_difference_count,
    current_pairs.is_same_speaker,
    current_pairs.similarity,
    coalesce(speakers.person_rule in ('journal_id'), false) as is_person_from_journal
from current_pairs
left join core.speech_speaker as speakers
    on current_pairs.report_id = speakers.report_id and current_pairs.speech_ordinal = speakers.speech_ordinal
left join raw.speech as journal
    on
        current_pairs.journal_report_id = journal.report_id
        and current_pairs.journal_speech_ordinal = journal.speech_ordinal
where current_pairs.is_newest_journal;

comment on table core.reconciliation is
'One row is a speech in the two official copies of one debate, the current document and its journal copy, or in one of them only.';
comment on column core.reconciliation.meeting_id is 'The meeting (core.meeting).';
comment on column core.reconciliation.report_id is 'The document (core.report), whose words the statistics use.';
comment on column core.reconciliation.journal_report_id is 'The journal copy (core.report).';
comment on column core.reconciliation.speech_ordinal is 'Ordinal in the document; null when only the journal has the speech.';
comment on column core.reconciliation.journal_speech_ordinal is 'Ordinal in the journal copy; null when only the document has it.';
comment on column core.reconciliation.speech_id is 'The speech (core.speech).';
comment on column core.reconciliation.journal_speech_id is 'The speech in the journal copy (raw.speech).';
comment on column core.reconciliation.status is 'matched, only_report or only_journal.';
comment on column core.reconciliation.report_words is 'Words in the document.';
comment on column core.reconciliation.journal_words is 'Words in the journal copy.';
comment on column core.reconciliation.words_difference_count is 'Words of the document less those of the journal copy.';
comment on column core.reconciliation.is_same_speaker is 'Whether both name the same speaker; null when one does not say.';
comment on column core.reconciliation.similarity is 'Likeness of the two texts, from 0 to 1.';
comment on column core.reconciliation.is_person_from_journal is 'True when the statistics took the speaker from the journal copy.';
