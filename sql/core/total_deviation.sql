-- The standard deviation of log seconds of an estimate; parliament/speaking_time.py total_deviation_share.
create or replace macro core.total_deviation(own_deviation, common_deviation, role_deviation, estimated_seconds, seconds) as (
    sqrt(
        own_deviation ^ 2
        + (common_deviation ^ 2 + role_deviation ^ 2)
        * least(coalesce(estimated_seconds / nullif(seconds, 0), 0), 1) ^ 2
    )
);

comment on macro core.total_deviation is -- noqa: PRS
'Standard deviation of log seconds: the speaker''s own, and that of the common rate and of the role on what is estimated.';
