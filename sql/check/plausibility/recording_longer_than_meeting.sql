-- nl: Wat op een opname geklokt is, past in de duur van de vergadering.
-- en: What was timed on a recording fits within the length of the meeting.
-- severity: warning
-- family: plausibility
-- table: core.speech_time
-- report_column: report_id
-- threshold: the length of the meeting and five minutes
-- history: 2026-11-28 five minutes: starts and ends of meetings are given to the minute, and chairs begin before them.
with spans as (
    select
        report_id,
        meeting_id,
        recording_id,
        max(ends_at_seconds) - min(starts_at_seconds) as spoken_seconds
    from core.speech_time
    where is_used
    group by report_id, meeting_id, recording_id
)

select
    spans.report_id,
    spans.meeting_id,
    spans.recording_id,
    spans.spoken_seconds,
    meetings.duration_seconds
from spans
inner join core.meeting as meetings using (meeting_id)
where meetings.duration_seconds > 0 and spans.spoken_seconds > meetings.duration_seconds + 300
