-- The standard deviation, as a share, of an estimate in seconds; parliament/speaking_time.py total_deviation_share.
create or replace macro core.total_deviation(speech_count, speaker_deviation, speech_deviation, common_deviation) as (
    sqrt(speaker_deviation ^ 2 + speech_deviation ^ 2 / greatest(speech_count, 1) + common_deviation ^ 2)
);

comment on macro core.total_deviation is -- noqa: PRS
'Standard deviation, as a share, of an estimate in seconds over a number of speeches: the speaker''s own and the common rate''s '
'together.';
