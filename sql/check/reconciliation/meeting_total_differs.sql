-- nl: De woorden en spreekbeurten in het overzicht van een vergadering zijn die van haar spreekbeurten.
-- en: The words and speeches in the summary of a meeting are those of its speeches.
-- severity: critical
-- family: reconciliation
-- table: mart.meeting_summary
with counted as (
    select
        meeting_id,
        sum(words)::bigint as counted_words,
        count(*) as counted_speeches
    from core.speech_speaker
    group by meeting_id
)

select
    summaries.report_id,
    summaries.meeting_id,
    summaries.words,
    counted.counted_words,
    summaries.speech_count,
    counted.counted_speeches
from mart.meeting_summary as summaries
left join counted using (meeting_id)
where
    summaries.words <> coalesce(counted.counted_words, 0)
    or summaries.speech_count <> coalesce(counted.counted_speeches, 0)
    or summaries.words <> summaries.chair_words + summaries.member_words + summaries.minister_words
    + summaries.guest_words + summaries.unknown_role_words
