-- Seconds of words that no recording timed, at a rate: computed from whole words, so that equal words are equal seconds.
create or replace macro core.estimated_seconds(role, untimed_words, words_per_minute) as (
    -- Words do not give a chair's time.
    if(role = 'chair', 0.0, coalesce(60 * untimed_words / words_per_minute, 0.0))
);

comment on macro core.estimated_seconds is -- noqa: PRS
'Seconds of the words of one speaker in one role that no recording timed: 60 * words / words a minute, 0 for a chair. From the sum of '
'the words and not as a sum of seconds, which would break ties by its rounding.';
