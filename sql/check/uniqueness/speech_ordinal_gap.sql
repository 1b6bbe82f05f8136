-- nl: De spreekbeurten van een verslag zijn doorlopend genummerd vanaf 1.
-- en: The speeches of a report are numbered from 1 without a gap.
-- severity: critical
-- family: uniqueness
-- table: core.speech_speaker
-- report_column: report_id
select
    report_id,
    count(*) as speech_count,
    count(distinct speech_ordinal) as ordinal_count,
    min(speech_ordinal) as first_ordinal,
    max(speech_ordinal) as last_ordinal
from core.speech_speaker
-- Reports that are as published passed then (decision 005).
anti join dq.audited_report using (report_id)
group by report_id
having min(speech_ordinal) <> 1 or max(speech_ordinal) <> count(*) or count(distinct speech_ordinal) <> count(*)
