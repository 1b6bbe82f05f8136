-- nl: Geen spreekbeurt van honderd woorden of meer staat twee keer in een verslag, die van de voorzitter daargelaten.
-- en: No speech of a hundred words or more appears twice in a report, except the chair's.
-- severity: critical
-- family: uniqueness
-- table: core.speech_speaker
-- report_column: report_id
-- threshold: 100 words
-- history: 2026-11-23 100 words: set phrases of the chair and an oath are repeated, a speech of a hundred words is not.
--   2026-11-28 not of the chair, who reads the same announcement at two sittings of a day; a page that stands twice repeats others.
with long_speeches as (
    select
        speeches.report_id,
        speeches.speech_id,
        speeches.speaker_label,
        hash(texts.text) as text_hash
    from core.speech_speaker as speeches
    inner join raw.speech as texts using (report_id, speech_id)
    inner join core.report as reports on speeches.report_id = reports.report_id
    -- Reports that are as published passed then (decision 005); the report is in the join so that only the blocks of others are read.
    anti join dq.audited_report as audited on reports.report_id = audited.report_id
    where speeches.words >= 100 and speeches.role <> 'chair'
)

select
    report_id,
    list(speech_id order by speech_id) as speech_ids,
    any_value(speaker_label) as speaker_label
from long_speeches
group by report_id, text_hash
having count(*) > 1
