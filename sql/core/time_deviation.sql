-- The standard deviation of log seconds of what core.summed_time found: the speakers' own, and what they share with others.
create or replace macro core.time_deviation(role, summed, seconds) as (
    core.total_deviation(
        core.own_deviation(
            -- Nothing of a chair's time is estimated at a rate.
            if(role = 'chair', 0, summed.estimated_seconds),
            summed.seconds_variance + core.untimed_chair_variance(role, summed.words, summed.timed_words, summed.timed_seconds),
            summed.speaker_deviation_share,
            seconds
        ),
        summed.common_deviation_share,
        summed.role_deviation_share,
        if(role = 'chair', 0, summed.estimated_seconds),
        seconds
    )
);

comment on macro core.time_deviation is -- noqa: PRS
'Standard deviation of log seconds of what core.summed_time found in one role.';
