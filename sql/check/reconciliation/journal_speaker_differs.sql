-- nl: Van elk verslag noemen verslag en journaal bij minstens 98 % van de overeenkomende spreekbeurten dezelfde spreker.
-- en: In each report, the two copies name the same speaker for at least 98 % of the matched speeches.
-- severity: warning
-- family: reconciliation
-- table: core.reconciliation
-- report_column: report_id
-- threshold: 98 % of the matched speeches
-- history: 2026-11-23 98 %: twice the share that may stay unresolved, because either copy may be the wrong one.
select
    report_id,
    meeting_id,
    count(*) as matched_count,
    count(*) filter (where not is_same_speaker) as other_speaker_count,
    list(speech_id order by speech_ordinal) filter (where not is_same_speaker) as speech_ids
from core.reconciliation
where status = 'matched'
group by report_id, meeting_id
having count(*) filter (where not is_same_speaker) > 0.02 * count(*)
