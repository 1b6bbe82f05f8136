-- nl: Geen toespraak van honderd woorden of meer staat twee keer in een verslag.
-- en: No speech of a hundred words or more stands twice in a report.
-- severity: critical
-- family: uniqueness
-- table: core.speech
-- report_column: report_id
-- threshold: 100 words
-- history: 2026-11-23 100 words: set phrases of the chair and an oath are repeated, a speech of a hundred words is not.
with long_speeches as (
    select
        speeches.report_id,
        speeches.speech_id,
        speeches.speaker_label,
        hash(texts.text) as text_hash
    from core.speech_speaker as speeches
    inner join raw.speech as texts using (speech_id)
    inner join core.report as reports on speeches.report_id = reports.report_id
    -- Compared again when a report is new or read anew; the published rest was compared the night that it came.
    anti join dq.published_meeting as published
        on reports.report_id = published.report_id and reports.parser_version = published.parser_version
    where speeches.words >= 100
)

select
    report_id,
    list(speech_id order by speech_id) as speech_ids,
    any_value(speaker_label) as speaker_label
from long_speeches
group by report_id, text_hash
having count(*) > 1
