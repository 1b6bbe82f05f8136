-- Grain: something that could not be taken at face value.
-- Replaced with: report
-- No key: the same may be met twice
create table if not exists raw.issue (
    run_id varchar,
    report_id varchar,
    meeting_id varchar,
    stage varchar,
    issue_kind varchar,
    severity varchar,
    line integer,
    detail varchar
);

comment on table raw.issue is 'One row is something that could not be taken at face value.';
comment on column raw.issue.run_id is 'The run that met it.';
comment on column raw.issue.report_id is 'The report it is about; null when there is none.';
comment on column raw.issue.meeting_id is 'The meeting it is about; null for an issue of the whole run.';
comment on column raw.issue.stage is 'Stage of the run that met it: discover, fetch, read, parse, resolve, load.';
comment on column raw.issue.issue_kind is 'Kind of issue, a short name (docs/naming.md).';
comment on column raw.issue.severity is 'error (something is lost), warning (may be wrong) or info.';
comment on column raw.issue.line is 'Line of the report it is about.';
comment on column raw.issue.detail is 'What was found.';
