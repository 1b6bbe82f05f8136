-- nl: Van elk verslag is minstens 80 % van de woorden aan een persoon toegewezen.
-- en: At least 80 % of the words of each report are attributed to a person.
-- severity: critical
-- family: speakers
-- table: core.speech_speaker
-- report_column: report_id
-- threshold: 80 % of the words, guests left out
-- history: 2026-11-23 80 %: more than a fifth without a person means that the speaker lines, or the register of that day, were misread.
select
    report_id,
    sum(words)::bigint as words,
    (sum(words) filter (where person_id is null))::bigint as unresolved_words,
    list(distinct speaker_label order by speaker_label) filter (where person_id is null) as unresolved_labels
from core.speech_speaker
-- Reports that are as published passed then (decision 005).
anti join dq.audited_report using (report_id)
where role <> 'guest'
group by report_id
having sum(words) filter (where person_id is null) > 0.2 * sum(words)
