-- nl: De woorden van spreekbeurten, hun sprekerregels en de onderbrekingen erin zijn samen de woorden van de regels die spreekbeurt zijn.
-- en: The words of the speeches, their speaker lines and the stage directions in them add up to the words of the lines that are speech.
-- severity: critical
-- family: conservation
-- table: core.speech_speaker
-- report_column: report_id
-- threshold: 0.1 % of the words, and 2 words
-- history: 2026-11-23 0.1 % and 2 words: a word broken over two elements counts in the first; stage directions between speeches are
--   counted although they stand in lines of their own.
with spans as (
    select
        report_id,
        sum(words)::bigint as span_words
    from raw.line_span
    where element_kind = 'speech'
    group by report_id
),

speeches as (
    select
        report_id,
        sum(words)::bigint as speech_words,
        sum(len(list_filter(string_split(speaker_label, ' '), lambda part: regexp_matches(part, '[\p{L}\p{N}]'))))::bigint as label_words
    from core.speech_speaker
    group by report_id
),

interjections as (
    select
        report_id,
        sum(len(list_filter(string_split(text, ' '), lambda part: regexp_matches(part, '[\p{L}\p{N}]'))))::bigint as direction_words
    from core.interjection
    group by report_id
),

counted as (
    select
        reports.report_id,
        reports.meeting_id,
        coalesce(spans.span_words, 0) as span_words,
        coalesce(speeches.speech_words, 0) as speech_words,
        coalesce(speeches.label_words, 0) as label_words,
        coalesce(interjections.direction_words, 0) as direction_words
    from core.report as reports
    left join spans using (report_id)
    left join speeches using (report_id)
    left join interjections using (report_id)
    where reports.is_current and reports.copy_kind = 'document'
)

select *
from counted
where
    span_words < 0.999 * (speech_words + label_words)
    or span_words > 1.001 * (speech_words + label_words + direction_words) + 2
