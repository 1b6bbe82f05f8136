-- The standard deviation, as a share, of what is particular to one speaker; parliament/speaking_time.py own_deviation_share.
create or replace macro core.own_deviation(speech_count, speaker_deviation, speech_deviation) as (
    sqrt(speaker_deviation ^ 2 + speech_deviation ^ 2 / greatest(speech_count, 1))
);

comment on macro core.own_deviation is -- noqa: PRS
'Standard deviation, as a share, of what is particular to one speaker over a number of speeches: it decides ranks.';
