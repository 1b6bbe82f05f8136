-- nl: Elke spreekbeurt die werd ingelezen, telt precies één keer mee.
-- en: Every speech that was read counts exactly once.
-- severity: critical
-- family: conservation
-- table: core.speech_speaker
with was_read as (
    select
        speeches.report_id,
        count(*) as read_count,
        sum(speeches.words)::bigint as read_words
    from raw.speech as speeches
    semi join core.report as reports on speeches.report_id = reports.report_id and reports.is_current
    group by speeches.report_id
),

built as (
    select
        report_id,
        count(*) as built_count,
        sum(words)::bigint as built_words
    from core.speech_speaker
    group by report_id
)

select
    report_id,
    was_read.read_count,
    built.built_count,
    was_read.read_words,
    built.built_words
from was_read
full join built using (report_id)
where was_read.read_count is distinct from built.built_count or was_read.read_words is distinct from built.built_words
