-- nl: Een sprekerregel staat binnen een verslag voor één persoon, behalve de voorzitter.
-- en: A speaker line stands for one person within a report, except the chair's.
-- severity: critical
-- family: speakers
-- table: core.speech_speaker
-- report_column: report_id
select
    report_id,
    speaker_label,
    count(distinct person_id) as person_count,
    list(distinct person_id order by person_id) as person_ids
from core.speech_speaker
-- Reports that are as published passed then (decision 005).
anti join dq.audited_report using (report_id)
where role <> 'chair' and person_id is not null and person_rule <> 'journal_id'
group by report_id, speaker_label
having count(distinct person_id) > 1
