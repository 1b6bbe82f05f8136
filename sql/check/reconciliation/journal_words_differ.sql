-- nl: De overeenkomende spreekbeurten van verslag en journaal tellen samen hoogstens 2 % verschil in woorden.
-- en: The matched speeches of report and journal copy differ by at most 2 % in words.
-- severity: warning
-- family: reconciliation
-- table: core.reconciliation
-- report_column: report_id
-- threshold: 2 % of the words
-- history: 2026-11-23 2 %: both copies come from one text; hyphens at line ends and stage directions make less than 1 %.
select
    report_id,
    meeting_id,
    sum(report_words)::bigint as report_words,
    sum(journal_words)::bigint as journal_words
from core.reconciliation
where status = 'matched'
group by report_id, meeting_id
having abs(sum(report_words) - sum(journal_words)) > 0.02 * greatest(sum(report_words), sum(journal_words))
