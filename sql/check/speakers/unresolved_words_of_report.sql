-- nl: Van elk verslag is minstens 99 % van de woorden aan een persoon toegewezen.
-- en: At least 99 % of the words of each report are attributed to a person.
-- severity: warning
-- family: speakers
-- table: core.speech_speaker
-- report_column: report_id
-- threshold: 99 % of the words, guests left out
-- history: 2026-11-23 99 %, design §9; a warning for one report, in which one guest without a title is more than that.
select
    report_id,
    sum(words)::bigint as words,
    (sum(words) filter (where person_id is null))::bigint as unresolved_words,
    list(distinct speaker_label order by speaker_label) filter (where person_id is null) as unresolved_labels
from core.speech_speaker
where role <> 'guest'
group by report_id
having sum(words) filter (where person_id is null) > 0.01 * sum(words)
