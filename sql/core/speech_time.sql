-- Grain: a speech aligned with a recording.
-- Key: speech_id, recording_id
-- References: speech_id -> core.speech_speaker
-- References: meeting_id -> core.meeting
-- References: report_id -> core.report
create or replace table core.speech_time as
with times as (
    select * from raw.speech_time
),

reports as (
    select * from core.report
    where is_current
),

meetings as (
    select * from core.meeting
),

recordings as (
    select * from raw.recording
),

-- Two recordings of one sitting may both hold a speech: the surer one is used.
ordered as (
    select
        times.*,
        reports.meeting_id,
        recordings.recording_url,
        meetings.youtube_id,
        -- A transcript named after the recording that the service gives began with it.
        coalesce(
            recordings.started_at, case when times.recording_id = meetings.youtube_id then meetings.recording_started_at end
        ) + to_seconds(times.starts_at_seconds) as start_at,
        row_number() over (
            partition by times.speech_id
            order by times.confidence desc, times.deviation_seconds asc, times.recording_id asc
        ) as place
    from times
    inner join reports using (report_id)
    inner join meetings using (meeting_id)
    left join recordings using (report_id, recording_id)
)

select
    speech_id,
    meeting_id,
    report_id,
    recording_id,
    starts_at_seconds,
    ends_at_seconds,
    seconds,
    matched_share,
    deviation_seconds,
    confidence,
    -- parliament/alignment/timing.py, LEAST_CONFIDENCE: below it the estimate stands.
    place = 1 and confidence >= 0.7 and seconds > 0 as is_used,
    start_at,
    -- Fragment of the moment, by the W3C's Media Fragments URI 1.0, which players of the parliament may or may not heed.
    coalesce(
        recording_url || '#t=' || floor(starts_at_seconds)::bigint,
        case when recording_id = youtube_id then core.recording_url(youtube_id, starts_at_seconds) end
    ) as moment_url
from ordered;

comment on table core.speech_time is
'One row is a speech of a current report aligned with a recording of its meeting: when it began and ended, and how sure that is.';
comment on column core.speech_time.speech_id is 'The speech (core.speech).';
comment on column core.speech_time.meeting_id is 'The meeting (core.meeting).';
comment on column core.speech_time.report_id is 'The report (core.report).';
comment on column core.speech_time.recording_id is 'Name of the recording: the transcript''s file name without its ending.';
comment on column core.speech_time.starts_at_seconds is 'Seconds from the beginning of the recording to its first word.';
comment on column core.speech_time.ends_at_seconds is 'Seconds from the beginning of the recording to the end of its last word.';
comment on column core.speech_time.seconds is 'Seconds spoken, without the time of others who spoke in between.';
comment on column core.speech_time.matched_share is 'Share of its words that were found in the recording.';
comment on column core.speech_time.deviation_seconds is 'Standard deviation of seconds: how exactly its two ends are known.';
comment on column core.speech_time.confidence is
'From 0 to 1: matched_share, lowered when an end was not found or the pace cannot be (parliament/alignment).';
comment on column core.speech_time.is_used is
'Whether the figures take it: confidence is 0.7 or more, and no other recording has the speech more surely. Else the estimate stands.';
comment on column core.speech_time.start_at is 'When the speech began, where the beginning of the recording is known.';
comment on column core.speech_time.moment_url is
'The recording at that moment, where its address is known: given beside the transcript, or by the service for the recording after which '
'the transcript is named.';
