-- Grain: a meeting whose document and journal copy were compared with each other.
-- keys: meeting_id, report_id, journal_report_id
-- evidence: core.reconciliation
-- columns: speech_ordinal, journal_speech_ordinal, status, report_words, journal_words, words_difference_count, is_same_speaker,
--   is_person_from_journal, similarity, speech_id, journal_speech_id
-- figure: matched_count = count(*) where status = 'matched'
-- figure: only_report_count = count(*) where status = 'only_report'
-- figure: only_journal_count = count(*) where status = 'only_journal'
-- figure: report_words = sum(report_words)
-- figure: journal_words = sum(journal_words)
-- figure: matched_share = count(*) filter (where status = 'matched') / nullif(count(*), 0)
-- figure: same_words_share = count(*) filter (where status = 'matched' and abs(words_difference_count) <= greatest(2, 0.02 *
--   greatest(report_words, journal_words))) / nullif(count(*) filter (where status = 'matched'), 0) where status = 'matched'
-- figure: same_speaker_share = count(*) filter (where is_same_speaker) / nullif(count(is_same_speaker), 0)
-- figure: person_from_journal_count = count(*) where is_person_from_journal
create or replace table mart.reconciliation_summary as
with pairs as (
    select * from core.reconciliation
),

reports as (
    select * from core.report
)

select
    pairs.meeting_id,
    pairs.report_id,
    pairs.journal_report_id,
    any_value(reports.source) as source,
    count(*) filter (where pairs.status = 'matched') as matched_count,
    count(*) filter (where pairs.status = 'only_report') as only_report_count,
    count(*) filter (where pairs.status = 'only_journal') as only_journal_count,
    coalesce(sum(pairs.report_words), 0)::bigint as report_words,
    coalesce(sum(pairs.journal_words), 0)::bigint as journal_words,
    count(*) filter (where pairs.status = 'matched') / count(*) as matched_share,
    count(*) filter (
        where
        pairs.status = 'matched'
        and abs(pairs.words_difference_count) <= greatest(2, 0.02 * greatest(pairs.report_words, pairs.journal_words))
    ) / nullif(count(*) filter (where pairs.status = 'matched'), 0) as same_words_share,
    count(*) filter (where pairs.is_same_speaker) / nullif(count(pairs.is_same_speaker), 0) as same_speaker_share,
    count(*) filter (where pairs.is_person_from_journal) as person_from_journal_count
from pairs
left join reports using (report_id)
group by pairs.meeting_id, pairs.report_id, pairs.journal_report_id;

comment on table mart.reconciliation_summary is
'One row is a meeting whose two official copies were compared with each other: how far they agree, and what the statistics took from '
'which. Words come from the document, always.';
comment on column mart.reconciliation_summary.meeting_id is 'The meeting (core.meeting).';
comment on column mart.reconciliation_summary.report_id is 'The document, whose words count.';
comment on column mart.reconciliation_summary.journal_report_id is 'The journal copy.';
comment on column mart.reconciliation_summary.source is 'pdf or text.';
comment on column mart.reconciliation_summary.matched_count is 'Speeches found in both copies.';
comment on column mart.reconciliation_summary.only_report_count is 'Speeches in the document only.';
comment on column mart.reconciliation_summary.only_journal_count is 'Speeches in the journal copy only.';
comment on column mart.reconciliation_summary.report_words is 'Words of the document.';
comment on column mart.reconciliation_summary.journal_words is 'Words of the journal copy.';
comment on column mart.reconciliation_summary.matched_share is 'Matched speeches divided by all.';
comment on column mart.reconciliation_summary.same_words_share is
'Share of the matched speeches with as many words in both, within two words or two in a hundred.';
comment on column mart.reconciliation_summary.same_speaker_share is
'Share of the matched speeches with the same speaker, where both copies name one.';
comment on column mart.reconciliation_summary.person_from_journal_count is 'Speeches whose speaker was taken from the journal copy.';
