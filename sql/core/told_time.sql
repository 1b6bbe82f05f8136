-- Seconds as they may be told of what core.summed_time found in one role, with their 95 % interval and method: a struct.
create or replace macro core.told_time(role, summed, rate) as (
    core.time_interval(
        core.told_seconds(
            role, summed.words, rate.least_words, summed.timed_words, summed.timed_seconds, summed.estimated_seconds
        ),
        core.time_deviation(
            role,
            summed,
            core.told_seconds(
                role, summed.words, rate.least_words, summed.timed_words, summed.timed_seconds, summed.estimated_seconds
            )
        ),
        summed.words,
        summed.timed_words,
        rate.interval_deviations
    )
);

comment on macro core.told_time is -- noqa: PRS
'Seconds as they may be told of what core.summed_time found in one role: est_seconds, est_seconds_low, est_seconds_high and method. '
'The rate is the row of raw.speaking_rate.';
