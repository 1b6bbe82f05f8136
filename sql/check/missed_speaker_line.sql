-- nl: In geen toespraak begint een alinea als een sprekerregel.
-- en: No paragraph within a speech begins like a speaker line.
-- severity: critical
-- family: speakers
-- table: core.speech
-- report_column: report_id
with suspects as (
    select
        speeches.report_id,
        speeches.speech_id,
        speeches.speaker_label,
        speeches.page,
        regexp_extract(
            texts.text,
            '(?:^|\n)('
            || 'De voorzitter'
            || '|(?:Minister|Minister-president|Viceminister-president|De heer|Mevrouw)(?: [\p{L}''’.-]+){1,6}(?: \([^()\n]{1,30}\))?'
            || '|\p{Lu}[\p{L}''’.-]+(?: [\p{L}''’.-]+){0,5} \p{Lu}[\p{L}''’.-]+ \([^()\n]{1,30}\)'
            || '):',
            1
        ) as found
    from core.speech_speaker as speeches
    inner join raw.speech as texts using (speech_id)
    inner join core.report as reports on speeches.report_id = reports.report_id
    -- Searched again when a report is new or read anew; the published rest was searched the night that it came.
    anti join dq.published_meeting as published
        on reports.report_id = published.report_id and reports.parser_version = published.parser_version
    where contains(texts.text, ':')
)

select *
from suspects
where found <> ''
