-- Grain: a version of a meeting's report.
-- Key: report_id
-- References: meeting_id -> core.meeting
create or replace table core.report as
with reports as (
    select * from raw.report
),

-- A reading is in quarantine, not a file: the published reading of an earlier parser stays when that of a newer one fails.
quarantined as (
    select distinct
        report_id,
        parser_version
    from dq.quarantine
    where released_at is null
),

reports_with_copy as (
    select
        reports.*,
        case when reports.source = 'journal' then 'journal' else 'document' end as copy_kind,
        quarantined.report_id is not null as is_quarantined
    from reports
    left join quarantined using (report_id, parser_version)
),

-- Within a meeting the best comes first: not quarantined, the document before the journal, the newest fetched, at the same
-- moment the final one. The last two terms only make the order certain.
ranked as (
    select
        *,
        row_number() over best_first as preference
    from reports_with_copy
    window best_first as (
        partition by meeting_id
        order by is_quarantined asc, copy_kind asc, fetched_at desc, is_provisional asc, report_id asc
    )
),

placed as (
    select
        *,
        preference = 1 and not is_quarantined as is_current,
        max(fetched_at) filter (where preference = 1 and not is_quarantined) over (partition by meeting_id) as current_fetched_at,
        lead(fetched_at) over (partition by meeting_id, copy_kind order by fetched_at asc, is_provisional desc, report_id desc)
            as next_fetched_at
    from ranked
)

select
    report_id,
    meeting_id,
    source,
    copy_kind,
    sha256,
    is_current,
    is_quarantined,
    is_provisional,
    parser_version,
    fetched_at,
    case
        when is_current then null
        when next_fetched_at is null and current_fetched_at is not null then greatest(fetched_at, current_fetched_at)
        else next_fetched_at
    end as superseded_at,
    parsed_at,
    report_url,
    file_name,
    byte_count,
    page_count,
    line_count,
    assigned_line_count,
    unknown_line_count,
    document_words,
    joined_break_count
from placed;

comment on table core.report is
'One row is a version of a meeting''s report, superseded ones included. Statistics use only rows where is_current.';
comment on column core.report.report_id is 'Key: the meeting''s id, a dash and the first twelve digits of the file''s sha256.';
comment on column core.report.meeting_id is 'The meeting (core.meeting).';
comment on column core.report.source is 'Which copy of the debate was read: pdf, text or journal.';
comment on column core.report.copy_kind is 'document (pdf or text) or journal.';
comment on column core.report.sha256 is 'SHA-256 of the bytes that were read, in hexadecimal.';
comment on column core.report.is_current is
'True for the one version of the meeting''s report that the statistics use: the newest document, else the newest journal copy, '
'quarantined ones left out.';
comment on column core.report.is_quarantined is 'True while the version is left out because its own rows failed a check (dq.quarantine).';
comment on column core.report.is_provisional is 'True while the parliament calls the report provisional.';
comment on column core.report.parser_version is 'Version of the parser that read it.';
comment on column core.report.fetched_at is 'When these bytes were last fetched.';
comment on column core.report.superseded_at is
'Since when the statistics use another version: when the next version of the same copy came, or the document for a journal copy. Null '
'for the current version, and for the newest when all are quarantined.';
comment on column core.report.parsed_at is 'When they were parsed.';
comment on column core.report.report_url is 'Address of the report''s document at the parliament.';
comment on column core.report.file_name is 'Name of the file, where it was read from a folder.';
comment on column core.report.byte_count is 'Size in bytes.';
comment on column core.report.page_count is 'Pages; 0 for the journal copy.';
comment on column core.report.line_count is 'Non-blank lines of the document.';
comment on column core.report.assigned_line_count is 'Lines assigned to an element.';
comment on column core.report.unknown_line_count is 'Lines assigned as unknown.';
comment on column core.report.document_words is 'Words of every line as it stands.';
comment on column core.report.joined_break_count is 'Line ends at which two halves of a word were joined.';
