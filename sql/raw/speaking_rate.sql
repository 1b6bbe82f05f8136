-- Grain: the speaking rate in use (one row).
create table if not exists raw.speaking_rate (
    rate_version varchar,
    words_per_minute double,
    words_per_minute_low double,
    words_per_minute_high double,
    speaker_deviation_share double,
    speech_deviation_share double,
    common_rate_deviation_share double,
    accepted_words_per_minute_low double,
    accepted_words_per_minute_high double,
    interval_deviations double
);

comment on table raw.speaking_rate is 'One row is the speaking rate in use (one row).';
comment on column raw.speaking_rate.rate_version is 'Name of this set of numbers.';
comment on column raw.speaking_rate.words_per_minute is 'Prior rate, words a minute.';
comment on column raw.speaking_rate.words_per_minute_low is 'Low end of its 95 % range.';
comment on column raw.speaking_rate.words_per_minute_high is 'High end of its 95 % range.';
comment on column raw.speaking_rate.speaker_deviation_share is 'Standard deviation between speakers, as a share.';
comment on column raw.speaking_rate.speech_deviation_share is 'Standard deviation between speeches of one speaker, as a share.';
comment on column raw.speaking_rate.common_rate_deviation_share is 'Standard deviation of the rate common to all, as a share.';
comment on column raw.speaking_rate.accepted_words_per_minute_low is 'Lowest rate of a sitting''s clock that is believed.';
comment on column raw.speaking_rate.accepted_words_per_minute_high is 'Highest rate of a sitting''s clock that is believed.';
comment on column raw.speaking_rate.interval_deviations is
'Standard deviations on each side of an estimate that its interval spans (1.96: 95 %).';
