-- Grain: a report that was left out, from when to when and why.
-- Replaced with: nothing
create table if not exists dq.quarantine (
    report_id varchar,
    meeting_id varchar,
    run_id varchar,
    check_name varchar,
    reason varchar,
    parser_version varchar,
    quarantined_at timestamp with time zone,
    released_at timestamp with time zone,
    release_reason varchar
);

comment on table dq.quarantine is 'One row is a report that was left out, from when to when and why.';
comment on column dq.quarantine.report_id is 'The report left out (raw.report.report_id).';
comment on column dq.quarantine.meeting_id is 'Its meeting.';
comment on column dq.quarantine.run_id is 'The run that left it out.';
comment on column dq.quarantine.check_name is 'The check that it failed.';
comment on column dq.quarantine.reason is 'Why, in a sentence.';
comment on column dq.quarantine.parser_version is 'Version of the parser that had read it.';
comment on column dq.quarantine.quarantined_at is 'Since when.';
comment on column dq.quarantine.released_at is 'Until when; null while it is left out.';
comment on column dq.quarantine.release_reason is 'Why it was let in again.';
