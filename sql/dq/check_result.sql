-- Grain: a check in a run.
-- Replaced with: nothing
create table if not exists dq.check_result (
    run_id varchar,
    checked_at timestamp with time zone,
    check_name varchar,
    family varchar,
    severity varchar,
    table_name varchar,
    sentence varchar,
    success boolean,
    failing_row_count bigint,
    sample_rows varchar,
    elapsed_seconds double,
    sentence_english varchar,
    status varchar,
    error varchar,
    row_count bigint,
    acknowledged_by varchar,
    acknowledged_until date
);

comment on table dq.check_result is 'One row is a check in a run.';
comment on column dq.check_result.run_id is 'The run (dq.run).';
comment on column dq.check_result.checked_at is 'When it was checked.';
comment on column dq.check_result.check_name is 'Name of the check (docs/checks.md).';
comment on column dq.check_result.family is 'Family of the check, such as completeness.';
comment on column dq.check_result.severity is 'critical (a failure stops publication) or warning.';
comment on column dq.check_result.table_name is 'Table that it guards.';
comment on column dq.check_result.sentence is 'What must hold, in a sentence.';
comment on column dq.check_result.success is 'Whether it held.';
comment on column dq.check_result.failing_row_count is 'Rows that broke it.';
comment on column dq.check_result.sample_rows is 'At most twenty of those rows, as a JSON list.';
comment on column dq.check_result.elapsed_seconds is 'How long it took.';
comment on column dq.check_result.sentence_english is 'The sentence in English.';
comment on column dq.check_result.status is
'passed, recovered (failed in the run before), new, known (failed in the run before too) or acknowledged.';
comment on column dq.check_result.error is 'Why the check could not be run; null when it ran.';
comment on column dq.check_result.row_count is 'Rows of the table that it guards.';
comment on column dq.check_result.acknowledged_by is 'Who answers for the failure; null when nobody does.';
comment on column dq.check_result.acknowledged_until is 'Until when.';
