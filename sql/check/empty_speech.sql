-- nl: Geen toespraak is leeg, tenzij er een onderbreking in staat.
-- en: No speech is empty, unless a stage direction stands in it.
-- severity: critical
-- family: completeness
-- table: core.speech
-- report_column: report_id
with without_words as (
    select speech_id
    from core.speech_speaker
    where words <= 0
),

-- Read when a report is new or read anew; the published rest was read the night that it came.
without_text as (
    select speeches.speech_id
    from core.speech_speaker as speeches
    inner join raw.speech as texts using (speech_id)
    inner join core.report as reports on speeches.report_id = reports.report_id
    anti join dq.published_meeting as published
        on reports.report_id = published.report_id and reports.parser_version = published.parser_version
    where coalesce(regexp_full_match(texts.text, '\s*'), true)
),

empty as (
    select speech_id from without_words
    union
    select speech_id from without_text
)

select
    speeches.report_id,
    speeches.speech_id,
    speeches.speaker_label,
    speeches.page,
    speeches.words
from core.speech_speaker as speeches
semi join empty using (speech_id)
anti join raw.interjection using (speech_id)
