-- Seconds of some speeches in one role as they may be told, with their 95 % interval and method: a struct.
create or replace macro core.told_time(
    role,
    words,
    timed_words,
    timed_seconds,
    estimated_seconds,
    seconds_variance,
    speaker_deviation,
    role_deviation,
    common_deviation,
    least_words,
    deviations
) as (
    core.time_interval(
        core.told_seconds(role, words, least_words, timed_words, timed_seconds, estimated_seconds),
        core.time_deviation(
            role,
            words,
            timed_words,
            timed_seconds,
            estimated_seconds,
            seconds_variance,
            speaker_deviation,
            role_deviation,
            common_deviation,
            core.told_seconds(role, words, least_words, timed_words, timed_seconds, estimated_seconds)
        ),
        words,
        timed_words,
        deviations
    )
);

comment on macro core.told_time is -- noqa: PRS
'Seconds of some speeches in one role as they may be told: est_seconds, est_seconds_low, est_seconds_high and method, from their sums '
'in core.speaker_meeting and the numbers of raw.speaking_rate.';
