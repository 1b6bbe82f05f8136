-- nl: Spreekbeurten volgen op een opname in de volgorde van het verslag op elkaar.
-- en: Speeches follow each other on a recording in the order of the report.
-- severity: warning
-- family: plausibility
-- table: core.speech_time
-- report_column: report_id
-- threshold: 2 seconds of overlap
-- history: 2026-11-28 2 seconds: a remark may fall over the last words of another, and the ends of words are blurred by some tenths.
with ordered as (
    select
        times.report_id,
        times.recording_id,
        times.speech_id,
        times.starts_at_seconds,
        max(times.ends_at_seconds) over (
            partition by times.report_id, times.recording_id
            order by speakers.speech_ordinal
            rows between unbounded preceding and 1 preceding
        ) as earlier_ends_at_seconds
    from core.speech_time as times
    inner join core.speech_speaker as speakers using (speech_id)
    where times.is_used
)

select
    report_id,
    recording_id,
    speech_id,
    starts_at_seconds,
    earlier_ends_at_seconds
from ordered
where starts_at_seconds < earlier_ends_at_seconds - 2
