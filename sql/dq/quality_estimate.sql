-- Grain: a measured quality of a version of the parser, or of the resolution of names after it.
-- Replaced with: nothing
create table if not exists dq.quality_estimate (
    measure_name varchar,
    parser_version varchar,
    gold_set_name varchar,
    measured_at timestamp with time zone,
    sample_count integer,
    correct_count integer,
    correct_share double,
    correct_share_low double,
    correct_share_high double,
    method varchar
);

comment on table dq.quality_estimate is 'One row is a measured quality of a version of the parser, or of the resolution of names after it.';
comment on column dq.quality_estimate.measure_name is 'What was measured and which share of it, such as speeches: recall.';
comment on column dq.quality_estimate.parser_version is 'The version of the parser.';
comment on column dq.quality_estimate.gold_set_name is 'The set it was measured on, of which the truth is known.';
comment on column dq.quality_estimate.measured_at is 'When.';
comment on column dq.quality_estimate.sample_count is 'Cases in the set.';
comment on column dq.quality_estimate.correct_count is 'Cases that were right.';
comment on column dq.quality_estimate.correct_share is 'Share that was right.';
comment on column dq.quality_estimate.correct_share_low is 'Low end of its 95 % interval.';
comment on column dq.quality_estimate.correct_share_high is 'High end of its 95 % interval.';
comment on column dq.quality_estimate.method is 'What the set is and how the interval was made.';
