-- Grain: something the run could not take at face value.
-- No key: the same may be met twice
create or replace table core.issue as
with met as (
    select * from raw.issue
),

reports as (
    select
        report_id,
        meeting_id,
        is_current
    from core.report
),

printed_names as (
    select * from raw.printed_name
),

left_out as (
    select
        run_id,
        report_id,
        meeting_id,
        'audit' as stage,
        'report_in_quarantine' as issue_kind,
        'error' as severity,
        null::integer as line,
        check_name || ': ' || reason as detail
    from dq.quarantine
    where released_at is null
),

-- Names that their report's register did not know, and that all reports together made somebody of: no longer unknown.
settled as (
    select
        report_id,
        name_use || ' ''' || label || ''': nobody' as opening
    from printed_names
    where person_id is not null
),

still_met as (
    select met.*
    from met
    anti join settled
        on
            met.issue_kind = 'unknown_name'
            and met.report_id = settled.report_id
            and starts_with(met.detail, settled.opening)
),

-- What a report rests on besides the register.
printed as (
    select
        null::varchar as run_id,
        reports.report_id,
        reports.meeting_id,
        'resolve' as stage,
        'provisional_person' as issue_kind,
        'info' as severity,
        null::integer as line,
        count(distinct persons.person_id) || ' person(s) known only from names that reports print: '
        || string_agg(distinct persons.full_name, ', ' order by persons.full_name) as detail
    from raw.printed_person as persons
    inner join printed_names using (person_id)
    inner join reports using (report_id)
    group by reports.report_id, reports.meeting_id
),

issues as (
    select
        run_id,
        report_id,
        meeting_id,
        stage,
        issue_kind,
        severity,
        line,
        detail
    from still_met
    union all by name
    select * from left_out
    union all by name
    select * from printed
)

select
    issues.run_id,
    issues.report_id,
    issues.meeting_id,
    issues.stage,
    issues.issue_kind,
    issues.severity,
    issues.line,
    issues.detail,
    coalesce(reports.is_current, true) as is_current
from issues
left join reports using (report_id);

comment on table core.issue is 'One row is something the run could not take at face value.';
comment on column core.issue.run_id is 'The run that met it (dq.run); null for what the build found in all reports together.';
comment on column core.issue.report_id is 'The report it is about (core.report); null when there is none.';
comment on column core.issue.meeting_id is 'The meeting it is about; null for an issue of the whole run.';
comment on column core.issue.stage is 'Stage of the run that met it.';
comment on column core.issue.issue_kind is 'Kind of issue, a short name (docs/naming.md).';
comment on column core.issue.severity is 'error (something is lost), warning (may be wrong) or info.';
comment on column core.issue.line is 'Line of the report it is about.';
comment on column core.issue.detail is 'What was found.';
comment on column core.issue.is_current is 'False when it is about a version of a report that the statistics do not use.';
