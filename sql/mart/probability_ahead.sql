-- How likely it is that one spoke longer than another; parliament/ranks.py probability_ahead.
create or replace macro mart.probability_ahead(seconds, deviation, other_seconds, other_deviation) as (
    case
        when seconds is null or other_seconds is null then null
        when seconds <= 0 or other_seconds <= 0 then 0.5 * (1 + (seconds > 0)::integer - (other_seconds > 0)::integer)
        else core.normal_probability(
            ln(seconds / other_seconds) / greatest(sqrt(coalesce(deviation, 0) ^ 2 + coalesce(other_deviation, 0) ^ 2), 1e-9)
        )
    end
);

comment on macro mart.probability_ahead is -- noqa: PRS
'How likely it is that one spoke longer than another: est_seconds and own_deviation_share of the one, then of the other. Between roles '
'add the deviation of the role (raw.speaking_rate.role_deviation_share) to a minister''s as a square.';
