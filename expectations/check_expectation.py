"""A check of ``sql/check`` as an expectation of Great Expectations that asks its question once.

``UnexpectedRowsExpectation`` as it comes runs a query twice, for the count and for up to 200 whole rows, and returns
Python values that cannot be stored. Here the check's query becomes part of a statement that returns one row: how many
rows fail, which reports they belong to, and a sample of them as JSON.
"""

from functools import cache
from typing import Any, ClassVar

from expectations.check_files import CheckFile, escape_for_great_expectations
from expectations.direct_checks import check_statement


@cache
def check_expectation_class() -> type[Any]:
    """Make the expectation class; ``great_expectations`` is imported on first use (5 to 13 seconds)."""
    from great_expectations.compatibility import pydantic  # noqa: PLC0415
    from great_expectations.expectations.core.unexpected_rows_expectation import UnexpectedRowsExpectation  # noqa: PLC0415

    class CheckOfSqlFile(UnexpectedRowsExpectation):
        metric_dependencies: ClassVar[tuple[str, ...]] = ("table.row_count", "unexpected_rows_query.table")

        # Takes the place of the parent's validator, which prints advice to name the batch: our queries name their
        # tables.
        @pydantic.validator("unexpected_rows_query")
        def _validate_query(cls, query: str) -> str:  # noqa: N805 - pydantic passes the class
            return query

        def _validate(
            self, metrics: dict[str, Any], runtime_configuration: Any = None, execution_engine: Any = None
        ) -> dict[str, Any]:
            (found,) = metrics["unexpected_rows_query.table"]
            details = {
                "unexpected_rows": found["sample_rows"] or [],
                "report_ids": found["report_ids"] or [],
                "row_count": metrics["table.row_count"],
            }
            observed = {"observed_value": found["failing_row_count"], "details": details}
            return {"success": found["failing_row_count"] == 0, "result": observed}

    return CheckOfSqlFile


def check_expectation(check: CheckFile) -> Any:
    """Turn a check into an expectation, its name in ``meta`` so that its result can be found."""
    return check_expectation_class()(
        unexpected_rows_query=escape_for_great_expectations(check_statement(check)),
        description=check.sentence.english,
        severity=check.severity.value,
        meta={"check_name": check.check_name},
    )
