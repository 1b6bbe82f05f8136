-- How likely it is that one spoke longer than another; parliament/ranks.py probability_ahead.
create or replace macro mart.probability_ahead(seconds, own, shared, other_seconds, other_own, other_shared) as (
    case
        when seconds is null or other_seconds is null then null
        when seconds <= 0 or other_seconds <= 0 then 0.5 * (1 + (seconds > 0)::integer - (other_seconds > 0)::integer)
        else core.normal_probability(
            ln(seconds / other_seconds)
            / greatest(
                sqrt(
                    coalesce(own, 0) ^ 2
                    + coalesce(other_own, 0) ^ 2
                    + (coalesce(shared, 0) - coalesce(other_shared, 0)) ^ 2
                ),
                1e-9
            )
        )
    end
);

comment on macro mart.probability_ahead is -- noqa: PRS
'How likely it is that one spoke longer than another: est_seconds, own_deviation_share and shared_deviation_share of the one, then of '
'the other (mart.member_speaking_time).';
