-- Grain: the speaking rate in use (one row).
-- Replaced with: register
-- Key: rate_version
create table if not exists raw.speaking_rate (
    rate_version varchar,
    words_per_minute double,
    words_per_minute_low double,
    words_per_minute_high double,
    common_rate_deviation_share double,
    speaker_deviation_share double,
    speech_deviation_share double,
    word_deviation double,
    role_deviation_share double,
    least_words integer,
    interval_deviations double
);

comment on table raw.speaking_rate is
'One row is the speaking rate in use (one row). Deviations are standard deviations of log seconds; parliament/speaking_rate.toml has '
'their standard errors and sources.';
comment on column raw.speaking_rate.rate_version is 'Name of this set of numbers.';
comment on column raw.speaking_rate.words_per_minute is 'Common rate, words a minute.';
comment on column raw.speaking_rate.words_per_minute_low is 'Low end of its 95 % range.';
comment on column raw.speaking_rate.words_per_minute_high is 'High end of its 95 % range.';
comment on column raw.speaking_rate.common_rate_deviation_share is 'Deviation of the rate common to all.';
comment on column raw.speaking_rate.speaker_deviation_share is 'Deviation between speakers.';
comment on column raw.speaking_rate.speech_deviation_share is 'Deviation between speeches of one speaker, besides that of their words.';
comment on column raw.speaking_rate.word_deviation is 'Deviation of a single word; that of W words is this divided by the root of W.';
comment on column raw.speaking_rate.role_deviation_share is 'Deviation that ministers have in common against members.';
comment on column raw.speaking_rate.least_words is 'Fewer words than this in all get no seconds.';
comment on column raw.speaking_rate.interval_deviations is
'Standard deviations on each side of an estimate that its interval spans (1.96: 95 %).';
