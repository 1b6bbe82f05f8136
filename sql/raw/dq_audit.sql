-- Grain: the audit of this file (one row).
create table if not exists dq.audit (
    run_id varchar,
    audited_at timestamp with time zone,
    published_version varchar
);

comment on table dq.audit is 'One row is the audit of this file.';
comment on column dq.audit.run_id is 'The run that checked it.';
comment on column dq.audit.audited_at is 'The moment that checks of freshness count from.';
comment on column dq.audit.published_version is 'The version it was compared with; null when nothing was published.';
