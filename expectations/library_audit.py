"""Great Expectations' own judgement of the checks of one candidate, and the context from which its pages are drawn."""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from expectations.check_expectation import check_expectation
from expectations.check_files import CheckFile
from expectations.direct_checks import Check
from expectations.duckdb_datasource import quality_context


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the library says of a check: how many rows fail, or the first line of what went wrong."""

    failing_row_count: int
    error: str | None = None


def judge(
    candidate: Path, checks: Sequence[Check], after_validation: Callable[[Any], None] | None = None
) -> dict[str, Judgement]:
    """Have Great Expectations judge checks on a database, opened read-only and closed again; by name.

    Args:
        candidate: the database file; no other connection of this process may have it open.
        checks: checks on tables that exist.
        after_validation: called with its context when all is run, for its Data Docs.
    """
    judgements: dict[str, Judgement] = {}
    with _quiet_library(), quality_context(candidate) as (context, source):
        for table_name, of_table in _by_table(checks).items():
            outcomes = _validate_table(context, source, table_name, of_table)
            by_name = {outcome.expectation_config.meta["check_name"]: outcome for outcome in outcomes}
            for check in of_table:
                judgements[check.check_name] = _judgement(check, by_name.get(check.check_name))
        if after_validation:
            after_validation(context)
    return judgements


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


def _by_table(checks: Sequence[Check]) -> dict[str, list[Check]]:
    tables: dict[str, list[Check]] = {}
    for check in checks:
        tables.setdefault(check.table_name, []).append(check)
    return tables


def _validate_table(context: Any, source: Any, table_name: str, checks: Sequence[Check]) -> Sequence[Any]:
    import great_expectations  # noqa: PLC0415

    schema, table = table_name.split(".")
    asset = source.add_table_asset(table_name, table_name=table, schema_name=schema)
    batch = asset.add_batch_definition_whole_table("whole table")
    suite = great_expectations.ExpectationSuite(name=table_name, expectations=[_expectation(check) for check in checks])
    validation = great_expectations.ValidationDefinition(name=table_name, data=batch, suite=context.suites.add(suite))
    context.validation_definitions.add(validation)
    results: Sequence[Any] = validation.run(result_format="SUMMARY").results
    return results


def _expectation(check: Check) -> Any:
    return check_expectation(check) if isinstance(check, CheckFile) else check.expectation()


def _judgement(check: Check, outcome: Any | None) -> Judgement:
    if outcome is None:
        return Judgement(0, "no result")
    if error := _error_message(outcome.exception_info):
        return Judgement(0, error)
    if isinstance(check, CheckFile):
        return Judgement(int(outcome.result["observed_value"]))
    # Null for an expectation about a whole table, and for one about the values of a column that has none.
    count = outcome.result.get("unexpected_count")
    return Judgement(int(not outcome.success) if count is None else int(count))


def _error_message(exception_info: Mapping[str, Any]) -> str | None:
    """Find the first line of the exception; Great Expectations keys them by metric when a metric raised."""
    infos = [exception_info] if "raised_exception" in exception_info else list(exception_info.values())
    for info in infos:
        if info["raised_exception"]:
            lines = str(info["exception_message"]).strip().splitlines() or ["no message"]
            return lines[0]
    return None
