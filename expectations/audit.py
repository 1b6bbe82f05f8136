"""The audit: every check on one candidate, through Great Expectations, in one pass.

Great Expectations judges each check; which failure stops publication is decided here, because it calls a run failed for
any failure, whatever its severity (platform notes §b.3). A check that cannot be run is a critical failure, never a
silent pass.
"""

import json
import logging
import math
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from expectations.acknowledgements import active_acknowledgements
from expectations.check_expectation import check_expectation
from expectations.check_files import CheckFile, load_check_files
from expectations.column_checks import ColumnCheck
from expectations.duckdb_datasource import quality_context
from expectations.results import (
    SAMPLE_ROW_LIMIT,
    Acknowledgement,
    AuditResult,
    AuditScope,
    CheckResult,
    CheckSeverity,
    CheckStatus,
    ScopeReason,
)
from expectations.suites import column_checks
from parliament.errors import WarehouseError

Check = CheckFile | ColumnCheck

# A failing row is shown to a person: of a speech's text the beginning is enough to recognise it.
_SAMPLE_TEXT_LENGTH = 300


@dataclass(frozen=True, slots=True)
class _TableRun:
    """What Great Expectations said of the checks of one table, and how long it took over the column expectations."""

    validations: Sequence[Any]
    seconds: float
    seconds_of_query: Mapping[str, float]


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
        after_validation: called with Great Expectations' context when all is run, for its Data Docs.

    Raises:
        WarehouseError: there is no candidate.
        CheckFileError: a file of ``sql/check`` is not written as it should be.
    """
    if not candidate.exists():
        raise WarehouseError(f"there is no database to check at {candidate}; build one first")
    audited_at = now or datetime.now(UTC)
    started = time.perf_counter()
    checks = all_checks() if checks is None else checks
    with _quiet_library(), quality_context(candidate) as (context, source):
        scope = _scope(source)
        found = _run(context, source, checks)
        if after_validation:
            after_validation(context)
    covered = active_acknowledgements(acknowledgements, audited_at.date())
    results = tuple(_with_status(found[check.check_name], known_failures, covered) for check in checks)
    return AuditResult(run_id, audited_at, results, time.perf_counter() - started, scope)


@contextmanager
def _quiet_library() -> Iterator[None]:
    """Keep Great Expectations from logging what the results say already (a traceback for each check that errors).

    Some of its modules set a level of their own, so its messages are kept from going further instead.
    """
    logger = logging.getLogger("great_expectations")
    handlers, propagates = logger.handlers, logger.propagate
    logger.handlers, logger.propagate = [logging.NullHandler()], False
    try:
        yield
    finally:
        logger.handlers, logger.propagate = handlers, propagates


def _run(context: Any, source: Any, checks: Sequence[Check]) -> dict[str, CheckResult]:
    known_tables = _known_tables(source)
    results: dict[str, CheckResult] = {}
    for table_name, of_table in _by_table(checks).items():
        if table_name not in known_tables:
            results |= {check.check_name: _error(check, f"the table {table_name} does not exist") for check in of_table}
            continue
        run = _validate_table(context, source, table_name, of_table)
        results |= _results_of_table(of_table, run)
    return results


def _by_table(checks: Iterable[Check]) -> dict[str, list[Check]]:
    tables: dict[str, list[Check]] = {}
    for check in checks:
        tables.setdefault(check.table_name, []).append(check)
    return tables


def _known_tables(source: Any) -> frozenset[str]:
    return frozenset(
        name for (name,) in _rows(source, "select table_schema || '.' || table_name from information_schema.tables")
    )


def _scope(source: Any) -> AuditScope:
    """Read what the preparation decided; a database that was not prepared leaves nothing out."""
    if "dq.audit" not in _known_tables(source):
        return AuditScope(ScopeReason.ASKED)
    rows = _rows(source, "select scope_reason, full_audited_at from dq.audit")
    return AuditScope(ScopeReason(rows[0][0]), rows[0][1]) if rows else AuditScope(ScopeReason.ASKED)


def _rows(source: Any, statement: str) -> list[Any]:
    import sqlalchemy  # noqa: PLC0415

    with source.get_execution_engine().engine.connect() as connection:
        return list(connection.execute(sqlalchemy.text(statement)).all())


def _validate_table(context: Any, source: Any, table_name: str, checks: Sequence[Check]) -> _TableRun:
    import great_expectations  # noqa: PLC0415

    schema, table = table_name.split(".")
    asset = source.add_table_asset(table_name, table_name=table, schema_name=schema)
    batch = asset.add_batch_definition_whole_table("whole table")
    suite = great_expectations.ExpectationSuite(name=table_name, expectations=[_expectation(check) for check in checks])
    validation = great_expectations.ValidationDefinition(name=table_name, data=batch, suite=context.suites.add(suite))
    context.validation_definitions.add(validation)
    engine = source.get_execution_engine()
    engine.seconds_of_query.clear()
    started = time.perf_counter()
    outcome = validation.run(result_format="SUMMARY")
    return _TableRun(outcome.results, time.perf_counter() - started, dict(engine.seconds_of_query))


def _expectation(check: Check) -> Any:
    return check_expectation(check) if isinstance(check, CheckFile) else check.expectation()


def _results_of_table(checks: Sequence[Check], run: _TableRun) -> dict[str, CheckResult]:
    outcome_of_check = {outcome.expectation_config.meta["check_name"]: outcome for outcome in run.validations}
    seconds = _seconds_of_checks(checks, run)
    results = {}
    for check in checks:
        outcome = outcome_of_check.get(check.check_name)
        result = _error(check, "Great Expectations gave no result") if outcome is None else _result(check, outcome)
        results[check.check_name] = replace(result, seconds=seconds[check.check_name])
    return results


def _seconds_of_checks(checks: Sequence[Check], run: _TableRun) -> dict[str, float]:
    """Time each check: a file its own query, a column expectation an equal part of what is left of the table's."""
    of_files = {
        check.check_name: sum(
            seconds for query, seconds in run.seconds_of_query.items() if f"'{check.check_name}' as check_name" in query
        )
        for check in checks
        if isinstance(check, CheckFile)
    }
    shared = [check.check_name for check in checks if check.check_name not in of_files]
    rest = max(run.seconds - sum(of_files.values()), 0.0)
    return of_files | {name: rest / len(shared) for name in shared}


def _result(check: Check, outcome: Any) -> CheckResult:
    error = _error_message(outcome.exception_info)
    if error:
        return _error(check, error)
    if isinstance(check, CheckFile):
        return _result_of_file(check, outcome.success, outcome.result)
    return _result_of_column(check, outcome.success, outcome.result)


def _result_of_file(check: CheckFile, success: bool, found: Mapping[str, Any]) -> CheckResult:
    details = found["details"]
    return CheckResult(
        check_name=check.check_name,
        family=check.family,
        severity=check.severity,
        table_name=check.table_name,
        sentence=check.sentence,
        success=success,
        failing_row_count=found["observed_value"],
        sample_rows=tuple(_plain_row(row) for row in _from_json(details["unexpected_rows"])),
        seconds=0.0,
        row_count=details["row_count"],
        report_ids=tuple(str(value) for value in _from_json(details["report_ids"]) if value is not None),
    )


def _result_of_column(check: ColumnCheck, success: bool, found: Mapping[str, Any]) -> CheckResult:
    values = found.get("partial_unexpected_list", [])
    row_count = found.get("element_count", found.get("observed_value"))
    # Null for an expectation about a whole table, and for one about the values of a column that has none.
    failing_row_count = found.get("unexpected_count")
    return CheckResult(
        check_name=check.check_name,
        family=check.family,
        severity=check.severity,
        table_name=check.table_name,
        sentence=check.sentence,
        success=success,
        failing_row_count=int(not success) if failing_row_count is None else int(failing_row_count),
        sample_rows=tuple(_plain_row(_row_of_value(check, value)) for value in values[:SAMPLE_ROW_LIMIT]),
        seconds=0.0,
        row_count=None if row_count is None else int(row_count),
    )


def _row_of_value(check: ColumnCheck, value: object) -> Mapping[str, object]:
    """Great Expectations lists the failing values of one column bare, and of several as a row."""
    return value if isinstance(value, Mapping) else {str(check.arguments["column"]): value}


def _error(check: Check, message: str) -> CheckResult:
    return CheckResult(
        check_name=check.check_name,
        family=check.family,
        severity=CheckSeverity.CRITICAL,
        table_name=check.table_name,
        sentence=check.sentence,
        success=False,
        failing_row_count=0,
        sample_rows=(),
        seconds=0.0,
        error=f"the check {check.check_name} could not be run: {message}",
    )


def _error_message(exception_info: Mapping[str, Any]) -> str | None:
    """Find the first line of the exception; Great Expectations keys them by metric when a metric raised."""
    infos = [exception_info] if "raised_exception" in exception_info else list(exception_info.values())
    for info in infos:
        if info["raised_exception"]:
            lines = str(info["exception_message"]).strip().splitlines() or ["no message"]
            return lines[0]
    return None


def _from_json(value: Any) -> list[Any]:
    return list(json.loads(value)) if isinstance(value, str) else list(value)


def _plain_row(row: Mapping[str, Any]) -> Mapping[str, object]:
    return {str(key): _plain(value) for key, value in row.items()}


def _plain(value: Any) -> object:
    """Turn a value into one that JSON knows: no NaN or infinity, no numpy scalars, dates as ISO text, long text cut."""
    if hasattr(value, "item"):
        value = value.item()
    match value:
        case None | bool() | int():
            return value
        case float():
            return value if math.isfinite(value) else None
        case list() | tuple():
            return [_plain(element) for element in value]
        case dict():
            return _plain_row(value)
        case _:
            text = value if isinstance(value, str) else str(value)
            return text if len(text) <= _SAMPLE_TEXT_LENGTH else text[:_SAMPLE_TEXT_LENGTH] + "…"


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
