-- Grain: the audit of this file (one row).
-- Replaced with: audit
-- Recreated: every audit rewrites it, and a file of an earlier program may lack a column.
create or replace table dq.audit (
    run_id varchar,
    audited_at timestamp with time zone,
    published_version varchar,
    is_full boolean,
    scope_reason varchar,
    full_audited_at timestamp with time zone,
    checks_sha256 varchar
);

comment on table dq.audit is 'One row is the audit of this file.';
comment on column dq.audit.run_id is 'The run that checked it.';
comment on column dq.audit.audited_at is 'The moment that checks of freshness count from.';
comment on column dq.audit.published_version is 'The version it was compared with; null when nothing was published.';
comment on column dq.audit.is_full is
'True when every check looked at every report; false when some left out the reports of dq.audited_report.';
comment on column dq.audit.scope_reason is
'Why: asked, nothing_published, definitions, checks, parser, register, failures, weekly, or unchanged for an audit that is not full.';
comment on column dq.audit.full_audited_at is 'The moment of the last full audit among the versions that led to this one.';
comment on column dq.audit.checks_sha256 is 'SHA-256 over the checks that were run and the version of DuckDB that ran them.';
