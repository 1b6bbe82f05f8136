-- nl: De langste toespraak van elk nieuw verslag is gewoon voor zijn soort vergadering.
-- en: The longest speech of each new report is usual for its kind of meeting.
-- severity: warning
-- family: anomaly
-- table: mart.meeting_summary
-- report_column: report_id
-- threshold: 3.5 deviations from the median, from 20 meetings on
-- history: 2026-11-23 3.5 deviations on the logarithm, the bound of Iglewicz and Hoaglin (1993) for the modified z-score 0.6745 (x -
--   median) / MAD, against at least 20 meetings; one deviation is at least a fifth, so that meetings that are all alike raise no alarm at
--   a small change.
with meetings as (
    select
        report_id,
        meeting_id,
        meeting_kind,
        meeting_date,
        words,
        speech_count,
        ln(longest_speech_words + 1) as figure
    from mart.meeting_summary
),

medians as (
    select
        meeting_kind,
        count(*) as history_count,
        median(figure) as median_figure
    from meetings
    group by meeting_kind
),

deviations as (
    select
        meetings.meeting_kind,
        any_value(medians.history_count) as history_count,
        any_value(medians.median_figure) as median_figure,
        greatest(median(abs(meetings.figure - medians.median_figure)) / 0.6745, 0.2) as deviation
    from meetings
    inner join medians using (meeting_kind)
    group by meetings.meeting_kind
),

scored as (
    select
        meetings.*,
        deviations.median_figure,
        deviations.history_count,
        round((meetings.figure - deviations.median_figure) / deviations.deviation, 1) as z_score
    from meetings
    inner join deviations using (meeting_kind)
    where deviations.history_count >= 20
)

select scored.*
from scored
anti join dq.published_meeting as published on scored.report_id = published.report_id
where abs(scored.z_score) > 3.5
