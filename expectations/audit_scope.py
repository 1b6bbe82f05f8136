"""How much an audit looks at: everything, or what has changed since the published version (decision 005).

An audit that is not full leaves out, in the checks that judge single reports, the reports of ``dq.audited_report``:
those whose rows are the same, column by column, in the candidate and in the published version, which passed the same
checks. Totals, keys, comparisons and every warning see all rows always.
"""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from importlib.metadata import version
from typing import Any

from expectations.check_files import CheckFile, load_check_files
from expectations.column_checks import ColumnCheck
from expectations.results import AuditScope, CheckSeverity, ScopeReason
from expectations.suites import column_checks
from warehouse.database import Connection
from warehouse.schema import register_schemas

# Sums and hashes show that rows are the same; a week is how long an error in that, or in a file that was changed by
# hand, may stay unseen. It is also the rhythm of the sittings.
FULL_AUDIT_EVERY = timedelta(days=7)

# Columns of the register that differ with every refresh although it says the same (warehouse/changes.py).
_VOLATILE_COLUMNS = frozenset({"provenance_date", "provenance_source"})

# core.report has every fact of the file and of its reading, the moment of the reading included: a report that was read
# again is never the same. The speeches are compared as built, so that whatever else they are made of is compared, too.
_UNCHANGED_REPORTS = """
    insert into dq.audited_report
    with unchanged_report as (
        select * from core.report where is_current
        intersect
        select * from published.core.report
    ),
    speeches as (
        select report_id, count(*) as speech_count, sum(hash(speech)) as rows_hash
        from core.speech_speaker as speech group by report_id
    ),
    published_speeches as (
        select report_id, count(*) as speech_count, sum(hash(speech)) as rows_hash
        from published.core.speech_speaker as speech group by report_id
    )
    select report_id from unchanged_report
    semi join (select * from speeches intersect select * from published_speeches) using (report_id)
"""


def decide_scope(connection: Connection, *, audited_at: datetime, is_full: bool, has_published: bool) -> AuditScope:
    """Decide how much the audit of the candidate looks at; the published version is attached as ``published``.

    Args:
        connection: the candidate's.
        audited_at: the moment of the audit.
        is_full: whether everything was asked for.
        has_published: whether a published version is attached.
    """
    if not has_published:
        return AuditScope(ScopeReason.NOTHING_PUBLISHED, audited_at)
    if is_full:
        return AuditScope(ScopeReason.ASKED, audited_at)
    reason = next((reason for reason, has_changed in _CHANGES if has_changed(connection)), None)
    if reason is not None:
        return AuditScope(reason, audited_at)
    full_audited_at = _one(connection, "select full_audited_at from published.dq.audit")
    if full_audited_at is None or not timedelta(0) <= audited_at - full_audited_at < FULL_AUDIT_EVERY:
        return AuditScope(ScopeReason.WEEKLY, audited_at)
    return AuditScope(ScopeReason.UNCHANGED, full_audited_at)


def fill_audited_reports(connection: Connection, scope: AuditScope) -> None:
    """Write ``dq.audited_report``: empty for a full audit, else the current reports that are as published."""
    connection.execute("delete from dq.audited_report")
    if not scope.is_full:
        connection.execute(_UNCHANGED_REPORTS)


def checks_sha256() -> str:
    """Hash over every check, its sentences and thresholds included, and the version of DuckDB that runs them."""
    checks = (load_check_files(), column_checks(), version("duckdb"))
    return hashlib.sha256(repr(checks).encode()).hexdigest()


def _definitions_differ(connection: Connection) -> bool:
    """Compare the builds; to be asked first, as a database of other definitions may have other columns."""
    return bool(
        _one(
            connection,
            """
            select (select any_value(definitions_sha256) from dq.build)
                is distinct from (select any_value(definitions_sha256) from published.dq.build)
            """,
        )
    )


def _checks_differ(connection: Connection) -> bool:
    return bool(_one(connection, "select any_value(checks_sha256) from published.dq.audit") != checks_sha256())


def _parser_differs(connection: Connection) -> bool:
    return _sets_differ(
        connection, "select distinct parser_version from {}core.report where is_current and copy_kind = 'document'"
    )


def _register_differs(connection: Connection) -> bool:
    return any(
        _sets_differ(
            connection,
            # The names are those of sql/raw.
            f"select {', '.join(c for c in columns if c not in _VOLATILE_COLUMNS)} from {{}}raw.{name}",  # noqa: S608
        )
        for name, columns in register_schemas().items()
    )


def _has_failures(connection: Connection) -> bool:
    """Whether the published version did not pass every critical check: somebody answers for it, or it is not known."""
    checks: tuple[CheckFile | ColumnCheck, ...] = (*load_check_files(), *column_checks())
    critical = [check for check in checks if check.severity is CheckSeverity.CRITICAL]
    passed = connection.execute(
        """
        select count(distinct check_name) from published.dq.check_result semi join published.dq.audit using (run_id)
        where success and check_name in (select unnest($names))
        """,
        {"names": [check.check_name for check in critical]},
    ).fetchone()
    return bool(passed != (len(critical),))


# In the order in which they are asked.
_CHANGES: tuple[tuple[ScopeReason, Callable[[Any], bool]], ...] = (
    (ScopeReason.DEFINITIONS, _definitions_differ),
    (ScopeReason.CHECKS, _checks_differ),
    (ScopeReason.PARSER, _parser_differs),
    (ScopeReason.REGISTER, _register_differs),
    (ScopeReason.FAILURES, _has_failures),
)


def _sets_differ(connection: Connection, query: str) -> bool:
    """Whether a query gives other rows in the candidate than in the published version; ``{}`` is where that stands."""
    here, there = query.format(""), query.format("published.")
    return bool(
        _one(
            connection,
            f"select count(*) > 0 from (({here} except all {there}) union all ({there} except all {here}))",  # noqa: S608
        )
    )


def _one(connection: Connection, query: str) -> Any:
    row = connection.execute(query).fetchone()
    return row[0] if row else None
