-- nl: Het aantal woorden van een spreekbeurt is het aantal dat in haar tekst staat.
-- en: The word count of a speech is that of its text.
-- severity: critical
-- family: conservation
-- table: core.speech_speaker
-- report_column: report_id
with speeches as (
    select
        speeches.report_id,
        speeches.speech_id,
        speeches.speaker_label,
        speeches.words,
        texts.text
    from core.speech_speaker as speeches
    inner join raw.speech as texts using (report_id, speech_id)
    inner join core.report as reports on speeches.report_id = reports.report_id
    -- Reports that are as published passed then (decision 005); the report is in the join so that only the blocks of others are read.
    anti join dq.audited_report as audited on reports.report_id = audited.report_id
),

-- Nearly every text is words parted by single spaces: then they are counted by splitting, ten times as fast as by pattern.
-- Odd is a run without letter or digit, a white space other than these, or a count by splitting that does not agree.
split as (
    select
        *,
        len(string_split(text, ' ')) + len(string_split(text, e'\n\n')) - 1 as part_count,
        regexp_matches(
            text,
            '(?:^|[\s\p{Z}])[^\s\p{Z}\p{L}\p{N}]+(?:$|[\s\p{Z}])|[^\S\n ]|[^\P{Zs} ]|  | \n|\n |[^\n]\n[^\n]|\n{3}|\s$|^\s|^$'
        ) as is_odd
    from speeches
),

recounted as (
    select
        report_id,
        speech_id,
        speaker_label,
        words,
        case
            when part_count = words and not is_odd then words
            else len(regexp_extract_all(text, '[^\s\p{Z}]*[\p{L}\p{N}][^\s\p{Z}]*'))
        end as text_words
    from split
)

select *
from recounted
where words <> text_words
