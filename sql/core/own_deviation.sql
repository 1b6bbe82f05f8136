-- The standard deviation of log seconds of what is particular to one speaker; parliament/speaking_time.py own_deviation_share.
create or replace macro core.own_deviation(estimated_seconds, seconds_variance, speaker_deviation, seconds) as (
    coalesce(
        sqrt((coalesce(estimated_seconds, 0) * coalesce(speaker_deviation, 0)) ^ 2 + coalesce(seconds_variance, 0))
        / nullif(seconds, 0),
        0
    )
);

comment on macro core.own_deviation is -- noqa: PRS
'Standard deviation of log seconds that is particular to one speaker: the own habit on what is estimated, and the variance of the '
'single speeches. It decides ranks and shares.';
