"""Every check asked of DuckDB directly: a statement each, on one connection, without Great Expectations.

This is the judgement that decides what is published, in every audit. A check of ``sql/check`` is a query that returns
its failing rows as it stands; a column expectation becomes one. Importing Great Expectations and asking it the same
takes four seconds, whatever is new; a whole audit has it judge as well and compares (``expectations/audit.py``).
"""

import json
import math
import time
from collections.abc import Mapping, Sequence
from string import Template
from typing import Any

from expectations.check_files import CheckFile
from expectations.column_checks import ColumnCheck
from expectations.results import SAMPLE_ROW_LIMIT, CheckResult, CheckSeverity
from warehouse.database import Connection, StatementError

Check = CheckFile | ColumnCheck

# A failing row is shown to a person: of a speech's text the beginning is enough to recognise it.
_SAMPLE_TEXT_LENGTH = 300

_STATEMENT = Template(
    """with failing as materialized (
$query
),
sample_row as (select * from failing limit $limit)
select
    '$check_name' as check_name,
    count(*) as failing_row_count,
    $report_ids as report_ids,
    (select to_json(list(sample_row)) from sample_row) as sample_rows
from failing"""
)


def check_statement(check: Check) -> str:
    """Return the one-row statement of a check: ``check_name``, ``failing_row_count``, ``report_ids``, ``sample_rows``.

    ``report_ids`` and ``sample_rows`` are JSON arrays, null when nothing fails.
    """
    report_ids = "null"
    if check.report_column:
        report_ids = f"to_json(list(distinct {check.report_column} order by {check.report_column}))"
    return _STATEMENT.substitute(
        query=check.query, limit=SAMPLE_ROW_LIMIT, check_name=check.check_name, report_ids=report_ids
    )


def ask_checks(connection: Connection, checks: Sequence[Check]) -> dict[str, CheckResult]:
    """Ask each check and return its result by its name, its status not yet compared with earlier runs.

    Args:
        connection: a DuckDB connection to the candidate.
        checks: the checks to ask. One that cannot be asked gives a result with its error.
    """
    known_tables = known_table_names(connection)
    row_counts: dict[str, int] = {}
    results = {}
    for check in checks:
        if check.table_name not in known_tables:
            results[check.check_name] = error_result(check, f"the table {check.table_name} does not exist")
            continue
        if check.table_name not in row_counts:
            row_counts[check.table_name] = _count_rows(connection, check.table_name)
        results[check.check_name] = _ask(connection, check, row_counts[check.table_name])
    return results


def known_table_names(connection: Connection) -> frozenset[str]:
    """The tables and views of a database, as ``schema.name``."""
    statement = "select table_schema || '.' || table_name from information_schema.tables"
    return frozenset(name for (name,) in connection.execute(statement).fetchall())


def error_result(check: Check, message: str) -> CheckResult:
    """The result of a check that could not be run: a critical failure, never a silent pass."""
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


def _count_rows(connection: Connection, table_name: str) -> int:
    # The name is one of information_schema's.
    ((count,),) = connection.execute(f"select count(*) from {table_name}").fetchall()  # noqa: S608
    return int(count)


def _ask(connection: Connection, check: Check, row_count: int) -> CheckResult:
    started = time.perf_counter()
    try:
        ((_, failing_row_count, report_ids, sample_rows),) = connection.execute(check_statement(check)).fetchall()
    except StatementError as error:
        lines = str(error).strip().splitlines() or ["no message"]
        return error_result(check, lines[0])
    return CheckResult(
        check_name=check.check_name,
        family=check.family,
        severity=check.severity,
        table_name=check.table_name,
        sentence=check.sentence,
        success=failing_row_count == 0,
        failing_row_count=failing_row_count,
        sample_rows=tuple(_plain_row(row) for row in _from_json(sample_rows)),
        seconds=time.perf_counter() - started,
        row_count=row_count,
        report_ids=tuple(str(value) for value in _from_json(report_ids) if value is not None),
    )


def _from_json(value: str | None) -> list[Any]:
    return list(json.loads(value)) if value else []


def _plain_row(row: Mapping[str, Any]) -> Mapping[str, object]:
    return {str(key): _plain(value) for key, value in row.items()}


def _plain(value: Any) -> object:
    """Turn a value of JSON into one that every reader of JSON knows: no NaN or infinity, long text cut."""
    match value:
        case float():
            return value if math.isfinite(value) else None
        case list():
            return [_plain(element) for element in value]
        case dict():
            return _plain_row(value)
        case str():
            return value if len(value) <= _SAMPLE_TEXT_LENGTH else value[:_SAMPLE_TEXT_LENGTH] + "…"
        case _:
            return value
