-- Grain: a run of the pipeline.
-- Replaced with: nothing
create table if not exists dq.run (
    run_id varchar,
    run_kind varchar,
    source_name varchar,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    outcome varchar,
    exit_code integer,
    published_version varchar,
    parser_version varchar,
    schema_version integer,
    report_count integer,
    new_report_count integer,
    speech_count bigint,
    word_count bigint,
    critical_failure_count integer,
    warning_failure_count integer,
    detail varchar
);

comment on table dq.run is 'One row is a run of the pipeline, also one that failed or found nothing new.';
comment on column dq.run.run_id is 'Key of the run.';
comment on column dq.run.run_kind is 'nightly, recheck, backfill or publish.';
comment on column dq.run.source_name is 'Where the reports came from: sample, a folder, live or an address.';
comment on column dq.run.started_at is 'Start.';
comment on column dq.run.ended_at is 'End; null when it did not end.';
comment on column dq.run.outcome is 'published, unchanged, checks_failed, source_unreachable, failed, interrupted or killed.';
comment on column dq.run.exit_code is 'Exit code of the command; null when it left none.';
comment on column dq.run.published_version is 'Version that stood published at its end.';
comment on column dq.run.parser_version is 'Version of the parser.';
comment on column dq.run.schema_version is 'Version of the tables.';
comment on column dq.run.report_count is 'Reports that count.';
comment on column dq.run.new_report_count is 'Reports new or revised in this run.';
comment on column dq.run.speech_count is 'Speeches that count.';
comment on column dq.run.word_count is 'Words that count.';
comment on column dq.run.critical_failure_count is 'Critical checks that failed.';
comment on column dq.run.warning_failure_count is 'Warnings.';
comment on column dq.run.detail is 'One sentence on the outcome.';
