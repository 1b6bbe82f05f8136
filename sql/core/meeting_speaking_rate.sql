-- Grain: a meeting with a current report.
create or replace table core.meeting_speaking_rate as
with speeches as (
    select * from raw.speech
),

reports as (
    select * from core.report
    where is_current
),

meetings as (
    select * from core.meeting
),

rates as (
    select * from raw.speaking_rate
),

words_by_report as (
    select
        report_id,
        sum(words) as words
    from speeches
    group by report_id
),

-- The clock is looked at for plenary sittings only: a committee report holds only a part of its meeting.
clocks as (
    select
        reports.meeting_id,
        reports.report_id,
        coalesce(words_by_report.words, 0) as words,
        case
            when meetings.meeting_kind = 'plenary' and meetings.duration_seconds > 0
                then words_by_report.words / (meetings.duration_seconds / 60)
        end as clock_words_per_minute
    from reports
    inner join meetings using (meeting_id)
    left join words_by_report using (report_id)
),

-- speaking_time.py, SpeakingRate.clock_weight: the accepted range is read as four standard deviations of a clock.
weights as (
    select
        *,
        (
            common_rate_deviation_share * 4 * words_per_minute
            / (accepted_words_per_minute_high - accepted_words_per_minute_low)
        ) ^ 2 as clock_weight
    from rates
),

judged as (
    select
        clocks.*,
        weights.words_per_minute as prior_words_per_minute,
        weights.rate_version,
        weights.clock_weight,
        coalesce(
            clocks.clock_words_per_minute between weights.accepted_words_per_minute_low and weights.accepted_words_per_minute_high,
            false
        ) as is_calibrated
    from clocks
    cross join weights
)

select
    meeting_id,
    report_id,
    words::bigint as words,
    clock_words_per_minute,
    is_calibrated,
    case
        when is_calibrated then clock_weight * clock_words_per_minute + (1 - clock_weight) * prior_words_per_minute
        else prior_words_per_minute
    end as words_per_minute,
    case when is_calibrated then 'calibrated' else 'prior' end as method,
    rate_version
from judged;

comment on table core.meeting_speaking_rate is
'One row is a meeting with a current report, with the rate at which its words become seconds.';
comment on column core.meeting_speaking_rate.meeting_id is 'The meeting (core.meeting).';
comment on column core.meeting_speaking_rate.report_id is 'Its current report (core.report).';
comment on column core.meeting_speaking_rate.words is 'Words of all its speeches.';
comment on column core.meeting_speaking_rate.clock_words_per_minute is
'Words divided by the minutes from start to end, suspensions included; for plenary sittings with a clock only.';
comment on column core.meeting_speaking_rate.is_calibrated is 'True when the clock was believed: between 90 and 170 words a minute.';
comment on column core.meeting_speaking_rate.words_per_minute is
'The rate used: the prior of 135, or for a calibrated sitting 13.8 % its clock and 86.2 % the prior (parliament/speaking_time.py, '
'sitting_words_per_minute, says why).';
comment on column core.meeting_speaking_rate.method is 'prior or calibrated.';
comment on column core.meeting_speaking_rate.rate_version is 'Version of the numbers behind it (raw.speaking_rate).';
