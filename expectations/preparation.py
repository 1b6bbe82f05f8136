"""What the checks compare with, put into the candidate before an audit: the published version, the expected counts.

A check is a query on one file; so the figures of the other file, and of the committed list, become small tables of
``dq`` first. They are rewritten for every audit.
"""

from collections.abc import Sequence
from dataclasses import astuple
from datetime import datetime
from pathlib import Path

from expectations.audit_scope import checks_sha256, decide_scope, fill_audited_reports
from expectations.expected_counts import ExpectedCount
from expectations.results import AuditScope
from warehouse.database import Connection, open_writable, quoted, transaction

_PUBLISHED_MEETINGS = """
    insert into dq.published_meeting by name
    with current_report as (
        select report_id, meeting_id, parser_version from published.core.report where is_current
    ),
    speech_count as (
        select report_id, count(*) as speech_count, sum(words)::bigint as words
        from published.raw.speech semi join current_report using (report_id) group by report_id
    ),
    question_count as (
        select report_id, count(*) as question_count
        from published.raw.question semi join current_report using (report_id) group by report_id
    )
    select
        current_report.meeting_id,
        meeting.meeting_kind,
        meeting.session_year,
        current_report.report_id,
        current_report.parser_version,
        coalesce(speech_count.speech_count, 0) as speech_count,
        coalesce(question_count.question_count, 0) as question_count,
        coalesce(speech_count.words, 0) as words
    from current_report
    join published.core.meeting as meeting on meeting.meeting_id = current_report.meeting_id
    left join speech_count on speech_count.report_id = current_report.report_id
    left join question_count on question_count.report_id = current_report.report_id
"""


def prepare_audit(
    candidate: Path,
    *,
    run_id: str,
    audited_at: datetime,
    published: Path | None = None,
    expected_counts: Sequence[ExpectedCount] = (),
    is_full: bool = True,
) -> AuditScope:
    """Fill ``dq.audit`` and the tables that the checks compare with, all or nothing; say how much the audit looks at.

    The tables are ``dq.published_meeting``, ``dq.expected_count`` and ``dq.audited_report``.

    Args:
        candidate: the database to be checked, its tables built.
        run_id: the run that built it.
        audited_at: the moment that checks of freshness count from.
        published: the database file published now; ``None`` on a first run: nothing can shrink then.
        expected_counts: the committed counts, for a run that covers the whole parliament; empty for any other.
        is_full: whether every check looks at every report. When false, reports that are as published are left out of
            the checks on single reports, unless something that they were judged by has changed or the last full audit
            is a week old (:mod:`expectations.audit_scope`).

    Raises:
        WarehouseError: one of the databases is being written by another process.
    """
    with open_writable(candidate) as connection:
        if published:
            connection.execute(f"attach {quoted(str(published))} as published (read_only)")
        with transaction(connection):
            _clear(connection)
            scope = decide_scope(
                connection, audited_at=audited_at, is_full=is_full, has_published=published is not None
            )
            connection.execute(
                """
                insert into dq.audit by name select
                    $run_id as run_id, $audited_at as audited_at, $published_version as published_version,
                    $is_full as is_full, $scope_reason as scope_reason, $full_audited_at as full_audited_at,
                    $checks_sha256 as checks_sha256
                """,
                {
                    "run_id": run_id,
                    "audited_at": audited_at,
                    "published_version": published.stem if published else None,
                    "is_full": scope.is_full,
                    "scope_reason": scope.reason.value,
                    "full_audited_at": scope.full_audited_at,
                    "checks_sha256": checks_sha256(),
                },
            )
            if published:
                connection.execute(_PUBLISHED_MEETINGS)
            fill_audited_reports(connection, scope)
            for count in expected_counts:
                connection.execute("insert into dq.expected_count values (?, ?, ?, ?)", astuple(count))
        if published:
            connection.execute("detach published")
    return scope


def _clear(connection: Connection) -> None:
    for table in ("audit", "published_meeting", "expected_count"):
        connection.execute(f"delete from dq.{table}")  # noqa: S608 - the three names above
