"""The audit: every check on one candidate, asked of DuckDB in one pass; a whole audit is judged a second time.

What is published rests on the statements of :mod:`expectations.direct_checks`, in every audit alike. A whole audit has
Great Expectations judge the same checks with its own implementations and draws its pages from that
(:mod:`expectations.library_audit`): where the two disagree, the check counts as failed. A night that looks only at what
is new does without (decision 074): importing the library and asking it takes four seconds, whatever is new.

A check that cannot be run is a critical failure, never a silent pass.
"""

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from expectations.acknowledgements import active_acknowledgements
from expectations.check_files import load_check_files
from expectations.direct_checks import Check, ask_checks, error_result, known_table_names
from expectations.duckdb_datasource import MEMORY_LIMIT
from expectations.library_audit import Judgement, judge
from expectations.results import Acknowledgement, AuditResult, AuditScope, CheckResult, CheckStatus, ScopeReason
from expectations.suites import column_checks
from parliament.errors import WarehouseError
from warehouse.database import Connection, open_unlocked_read_only, spare_threads


def all_checks() -> tuple[Check, ...]:
    """Every check there is: the files of ``sql/check`` and the column expectations, in the order of their names."""
    checks: list[Check] = [*load_check_files(), *column_checks()]
    return tuple(sorted(checks, key=lambda check: check.check_name))


def audit(
    candidate: Path,
    *,
    run_id: str,
    known_failures: Collection[str] = (),
    acknowledgements: Collection[Acknowledgement] = (),
    checks: Sequence[Check] | None = None,
    now: datetime | None = None,
    after_validation: Callable[[Any], None] | None = None,
) -> AuditResult:
    """Run the checks on a candidate database, which is opened read-only and closed again.

    Args:
        candidate: the database file; no other connection of this process may have it open for writing.
        run_id: the run that built the candidate.
        known_failures: the names of the checks that failed in the run before.
        acknowledgements: the failures that somebody answers for; those that have expired count for nothing.
        checks: the checks to run; all of them when ``None``.
        now: the moment of the audit, in UTC; the clock's when ``None``.
        after_validation: called with Great Expectations' context when it has judged, for its Data Docs; a night that
            looks only at what is new has none.

    Raises:
        WarehouseError: there is no candidate.
        CheckFileError: a file of ``sql/check`` is not written as it should be.
    """
    if not candidate.exists():
        raise WarehouseError(f"there is no database to check at {candidate}; build one first")
    audited_at = now or datetime.now(UTC)
    started = time.perf_counter()
    checks = all_checks() if checks is None else checks
    with open_unlocked_read_only(candidate) as connection:
        spare_threads(connection, candidate)
        connection.execute("set enable_progress_bar = false")
        connection.execute(f"set memory_limit = '{MEMORY_LIMIT}'")
        scope = _scope(connection)
        found = ask_checks(connection, checks)
        known_tables = known_table_names(connection)
    if scope.is_full:
        known = [check for check in checks if check.table_name in known_tables]
        found |= _disagreements(known, found, judge(candidate, known, after_validation))
    covered = active_acknowledgements(acknowledgements, audited_at.date())
    results = tuple(_with_status(found[check.check_name], known_failures, covered) for check in checks)
    return AuditResult(run_id, audited_at, results, time.perf_counter() - started, scope)


def _disagreements(
    checks: Sequence[Check], found: Mapping[str, CheckResult], judged: Mapping[str, Judgement]
) -> dict[str, CheckResult]:
    """The checks on which Great Expectations counts other failing rows than DuckDB was asked for."""
    disagreements = {}
    for check in checks:
        ours, theirs = found[check.check_name], judged[check.check_name]
        if ours.error or (theirs.error is None and theirs.failing_row_count == ours.failing_row_count):
            continue
        said = theirs.error or f"{theirs.failing_row_count} failing rows"
        message = f"asked directly it has {ours.failing_row_count} failing rows, Great Expectations says: {said}"
        disagreements[check.check_name] = error_result(check, message)
    return disagreements


def _scope(connection: Connection) -> AuditScope:
    """Read what the preparation decided; a database that was not prepared leaves nothing out."""
    if "dq.audit" not in known_table_names(connection):
        return AuditScope(ScopeReason.ASKED)
    rows = connection.execute("select scope_reason, full_audited_at from dq.audit").fetchall()
    return AuditScope(ScopeReason(rows[0][0]), rows[0][1]) if rows else AuditScope(ScopeReason.ASKED)


def _with_status(
    result: CheckResult, known_failures: Collection[str], acknowledgements: Mapping[str, Acknowledgement]
) -> CheckResult:
    was_failing = result.check_name in known_failures
    if result.success:
        return replace(result, status=CheckStatus.RECOVERED if was_failing else CheckStatus.PASSED)
    acknowledgement = acknowledgements.get(result.check_name)
    if acknowledgement and not result.error and result.failing_row_count <= acknowledgement.max_failing_rows:
        return replace(result, status=CheckStatus.ACKNOWLEDGED, acknowledgement=acknowledgement)
    return replace(result, status=CheckStatus.KNOWN if was_failing else CheckStatus.NEW)
