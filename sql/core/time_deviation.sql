-- The standard deviation of log seconds of some speeches in one role: the speakers' own, and what they share with others.
create or replace macro core.time_deviation(
    role,
    words,
    timed_words,
    timed_seconds,
    estimated_seconds,
    seconds_variance,
    speaker_deviation,
    role_deviation,
    common_deviation,
    seconds
) as (
    core.total_deviation(
        core.own_deviation(
            -- Nothing of a chair's time is estimated at a rate.
            if(role = 'chair', 0, estimated_seconds),
            seconds_variance + core.untimed_chair_variance(role, words, timed_words, timed_seconds),
            speaker_deviation,
            seconds
        ),
        common_deviation,
        role_deviation,
        if(role = 'chair', 0, estimated_seconds),
        seconds
    )
);

comment on macro core.time_deviation is -- noqa: PRS
'Standard deviation of log seconds of some speeches in one role, from their sums in core.speaker_meeting.';
