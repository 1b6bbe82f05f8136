-- nl: Geen spreekbeurt is leeg, tenzij er een onderbreking in staat.
-- en: No speech is empty, unless it holds a stage direction.
-- severity: critical
-- family: completeness
-- table: core.speech_speaker
-- report_column: report_id
with without_text as (
    -- A turn that is no more than "…" has no words and is not empty: somebody was cut short.
    -- Reports that are as published passed then (decision 005); the report is in the join so that only the blocks of others are read.
    select speeches.speech_id
    from core.speech_speaker as speeches
    inner join raw.speech as texts using (report_id, speech_id)
    inner join core.report as reports on speeches.report_id = reports.report_id
    anti join dq.audited_report as audited on reports.report_id = audited.report_id
    where coalesce(regexp_full_match(texts.text, '\s*'), true)
)

select
    speeches.report_id,
    speeches.speech_id,
    speeches.speaker_label,
    speeches.page,
    speeches.words
from core.speech_speaker as speeches
semi join without_text using (speech_id)
anti join raw.interjection using (speech_id)
