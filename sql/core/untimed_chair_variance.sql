-- What a chair's seconds may be off by for the words that no recording timed.
create or replace macro core.untimed_chair_variance(role, words, timed_words, timed_seconds) as (
    -- A chair's words at a rate are off by up to half (docs/decisions/052).
    case
        when role = 'chair' and timed_words > 0
            then (0.5 * timed_seconds * greatest(words - timed_words, 0) / timed_words) ^ 2
        else 0.0
    end
);

comment on macro core.untimed_chair_variance is -- noqa: PRS
'Variance, in seconds squared, of a chair''s time for the words that no recording timed: half of it.';
