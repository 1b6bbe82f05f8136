-- What seconds of some speeches are: timed by a recording, estimated, or both.
create or replace macro core.time_method(seconds, words, timed_words) as (
    case
        when seconds is null then null
        when words > 0 and timed_words = words then 'recording'
        when timed_words > 0 then 'mixed'
        else 'estimate'
    end
);

comment on macro core.time_method is -- noqa: PRS
'What seconds of some speeches are: recording (all words timed), estimate (none) or mixed; null without seconds.';
