-- nl: Het aantal woorden van een toespraak is het aantal dat in haar tekst staat.
-- en: The words of a speech are as many as stand in its text.
-- severity: critical
-- family: conservation
-- table: core.speech
-- report_column: report_id
with speeches as (
    select
        speeches.report_id,
        speeches.speech_id,
        speeches.speaker_label,
        speeches.words,
        texts.text
    from core.speech_speaker as speeches
    inner join raw.speech as texts using (speech_id)
    inner join core.report as reports on speeches.report_id = reports.report_id
    -- Counted again when a report is new or read anew; the published rest was counted the night that it came.
    anti join dq.published_meeting as published
        on reports.report_id = published.report_id and reports.parser_version = published.parser_version
),

recounted as (
    select
        * exclude (text),
        len(regexp_extract_all(text, '[^\s\p{Z}]*[\p{L}\p{N}][^\s\p{Z}]*')) as text_words
    from speeches
)

select *
from recounted
where words <> text_words
