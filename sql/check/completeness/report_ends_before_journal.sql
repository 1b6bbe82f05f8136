-- nl: Geen verslag stopt terwijl het journaal van dezelfde vergadering verdergaat.
-- en: No report ends while the journal copy of the same meeting goes on.
-- severity: critical
-- family: completeness
-- table: core.reconciliation
-- report_column: report_id
-- threshold: 1 % of the words of the journal copy
-- history: 2026-11-28 1 %: the share of somebody's words from which a wrong reading must be stopped; the chair's last sentence, which one
--   copy may lack, is less in any meeting of more than one item. Only where the report's own last speech stands in both copies: then
--   what follows in the journal copy is missing, and is not merely divided in another way.
with speeches as (
    select
        report_id,
        meeting_id,
        status,
        journal_words,
        speech_ordinal = max(speech_ordinal) over (partition by report_id) and status = 'matched' as is_last_and_matched,
        coalesce(
            journal_speech_ordinal
            > max(journal_speech_ordinal) filter (where status = 'matched') over (partition by report_id),
            false
        ) as is_after_last_match
    from core.reconciliation
)

select
    report_id,
    meeting_id,
    count(*) filter (where is_after_last_match) as missing_count,
    (sum(journal_words) filter (where is_after_last_match))::bigint as missing_words
from speeches
group by report_id, meeting_id
having bool_or(is_last_and_matched) and sum(journal_words) filter (where is_after_last_match) > 0.01 * sum(journal_words)
