-- Seconds as they may be told of some speeches in one role; null when they may not.
create or replace macro core.told_seconds(role, words, least_words, timed_words, timed_seconds, estimated_seconds) as (
    case
        when words = 0 then 0.0
        -- A chair's time is not known from words: it is given when four words in five were timed, the rest at the same pace.
        when role = 'chair' and timed_words >= 0.8 * words then timed_seconds * words / timed_words
        when role = 'chair' then null
        when words < least_words and timed_words < words then null
        else coalesce(timed_seconds, 0) + coalesce(estimated_seconds, 0)
    end
);

comment on macro core.told_seconds is -- noqa: PRS
'Seconds as they may be told of some speeches in one role: timed and estimated together. Null for few words, and for a chair whose '
'words were not timed.';
