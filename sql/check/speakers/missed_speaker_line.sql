-- nl: In geen spreekbeurt begint een alinea als een sprekerregel.
-- en: No paragraph within a speech begins like a speaker line.
-- severity: critical
-- family: speakers
-- table: core.speech_speaker
-- report_column: report_id
with suspects as (
    -- A small letter behind the colon, or words that are no name before it, make a sentence of it, which the second reader doubts.
    select
        speeches.report_id,
        speeches.speech_id,
        speeches.speaker_label,
        speeches.page,
        regexp_extract(
            texts.text,
            '(?:^|\n)('
            || 'De voorzitter'
            || '|(?:Minister|Minister-president|Viceminister-president|De heer|Mevrouw)'
            || '(?: (?:\p{Lu}[\p{L}''’.-]*|[Vv]an|[Dd]e[rn]?|[Tt]e[rn]?|[Vv]on|[Hh]et|[Ll][ae]|[Dd]i|[Ee]l|d[''’]\p{Lu}[\p{L}’.-]*)){1,6}'
            || '(?: \([^()\n]{1,30}\))?'
            || '|\p{Lu}[\p{L}''’.-]+(?: [\p{L}''’.-]+){0,5} \p{Lu}[\p{L}''’.-]+ \([^()\n]{1,30}\)'
            || '):\s*[^\p{Ll}\s]',
            1
        ) as found
    from core.speech_speaker as speeches
    inner join raw.speech as texts using (report_id, speech_id)
    inner join core.report as reports on speeches.report_id = reports.report_id
    -- Reports that are as published passed then (decision 005); the report is in the join so that only the blocks of others are read.
    anti join dq.audited_report as audited on reports.report_id = audited.report_id
    where contains(texts.text, ':')
)

select *
from suspects
where found <> ''
