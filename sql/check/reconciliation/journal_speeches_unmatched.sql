-- nl: Van elk verslag met een journaal komt minstens 90 % van de spreekbeurten in beide overeen.
-- en: At least 90 % of the speeches of each report with a journal copy match.
-- severity: warning
-- family: reconciliation
-- table: core.reconciliation
-- report_column: report_id
-- threshold: 90 % of the speeches
-- history: 2026-11-23 90 %: the copies differ in how they split turns around votes and the chair; more than a tenth is a misread copy.
select
    report_id,
    meeting_id,
    count(*) as speech_count,
    count(*) filter (where status = 'matched') as matched_count,
    count(*) filter (where status = 'only_report') as only_report_count,
    count(*) filter (where status = 'only_journal') as only_journal_count
from core.reconciliation
group by report_id, meeting_id
having count(*) filter (where status = 'matched') < 0.9 * count(*)
