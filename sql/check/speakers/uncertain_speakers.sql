-- nl: Van elk verslag is hoogstens 2 % van de woorden met minder dan 80 % zekerheid toegewezen.
-- en: At most 2 % of the words of each report are attributed with less than 80 % certainty.
-- severity: warning
-- family: speakers
-- table: core.speech_speaker
-- report_column: report_id
-- threshold: 2 % of the words below a confidence of 0.8
-- history: 2026-11-23 2 %, twice what may stay unresolved: a guess is better than nothing, and must stay rare.
select
    report_id,
    sum(words)::bigint as words,
    (sum(words) filter (where confidence < 0.8))::bigint as uncertain_words,
    list(distinct speaker_label order by speaker_label) filter (where confidence < 0.8) as uncertain_labels
from core.speech_speaker
where person_id is not null
group by report_id
having sum(words) filter (where confidence < 0.8) > 0.02 * sum(words)
