"""Column expectations: Great Expectations' own, each with the name, sentence, severity and family that every check has.

The suites (``expectations/suites``) are written with the helpers of this module. A suite is a plain list, so that the
docs page can be drawn without importing Great Expectations; the expectation itself is made when an audit asks for it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from expectations.results import CheckFamily, CheckSeverity, Sentence
from warehouse.database import quoted

Arguments = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ColumnCheck:
    """One expectation of Great Expectations on one table: its class by name, and what it is called with."""

    check_name: str
    sentence: Sentence
    severity: CheckSeverity
    family: CheckFamily
    table_name: str
    expectation_name: str
    arguments: Arguments = field(default_factory=dict)

    @property
    def report_column(self) -> None:
        """A column expectation is about a table, never about single reports."""
        return None

    @property
    def query(self) -> str:
        """The query that returns the failing rows: what Great Expectations counts, as one statement of SQL."""
        return _QUERIES[self.expectation_name](self.table_name, self.arguments)

    def expectation(self) -> Any:
        """Make the expectation (imports Great Expectations: 5 to 13 seconds the first time)."""
        import great_expectations.expectations as gxe  # noqa: PLC0415

        expectation_class = getattr(gxe, self.expectation_name)
        return expectation_class(
            **self.arguments,
            description=self.sentence.english,
            severity=self.severity.value,
            meta={"check_name": self.check_name},
        )


def _null_rows(table: str, arguments: Arguments) -> str:
    column = arguments["column"]
    return f"select {column} from {table} where {column} is null"  # noqa: S608


def _repeated_rows(table: str, columns: Sequence[str]) -> str:
    """Every row whose values stand in another row, too; a row with a null among them repeats nothing."""
    listed = ", ".join(columns)
    are_known = " and ".join(f"{column} is not null" for column in columns)
    return (
        f"select {listed} from {table} semi join "  # noqa: S608
        f"(select {listed} from {table} where {are_known} group by {listed} having count(*) > 1) using ({listed})"
    )


def _rows_out_of_set(table: str, arguments: Arguments) -> str:
    column, values = arguments["column"], arguments["value_set"]
    listed = ", ".join(quoted(str(value)) for value in cast("Sequence[object]", values))
    return f"select {column} from {table} where {column} not in ({listed})"  # noqa: S608


def _rows_out_of_bounds(table: str, arguments: Arguments) -> str:
    column, low, high = arguments["column"], arguments["min_value"], arguments["max_value"]
    bounds = [f"{column} < {low}" if low is not None else "", f"{column} > {high}" if high is not None else ""]
    return f"select {column} from {table} where {' or '.join(filter(None, bounds)) or 'false'}"  # noqa: S608


def _too_few_rows(table: str, arguments: Arguments) -> str:
    low = arguments["min_value"]
    return f"select * from (select count(*) as row_count from {table}) where row_count < {low}"  # noqa: S608


# An expectation's failing rows, from its table and its arguments; the names are those of the suites of this room.
_QUERIES: Mapping[str, Callable[[str, Arguments], str]] = {
    "ExpectColumnValuesToNotBeNull": _null_rows,
    "ExpectColumnValuesToBeUnique": lambda table, given: _repeated_rows(table, [str(given["column"])]),
    "ExpectCompoundColumnsToBeUnique": lambda table, given: _repeated_rows(
        table, cast("Sequence[str]", given["column_list"])
    ),
    "ExpectColumnValuesToBeInSet": _rows_out_of_set,
    "ExpectColumnValuesToBeBetween": _rows_out_of_bounds,
    "ExpectTableRowCountToBeBetween": _too_few_rows,
}


@dataclass(frozen=True, slots=True)
class TableSuite:
    """The helpers bound to one table and family; critical unless a helper says otherwise."""

    table_name: str

    def not_null(self, *columns: str) -> list[ColumnCheck]:
        """Every row has a value in each of the columns."""
        return [
            self._check(
                f"{column}_not_null",
                Sentence(
                    f"Elke rij van {self.table_name} heeft een waarde in {column}.",
                    f"Every row of {self.table_name} has a value in {column}.",
                ),
                CheckFamily.COMPLETENESS,
                "ExpectColumnValuesToNotBeNull",
                arguments={"column": column},
            )
            for column in columns
        ]

    def unique(self, column: str) -> ColumnCheck:
        """No value of the column stands in two rows."""
        return self._check(
            f"{column}_unique",
            Sentence(
                f"Geen twee rijen van {self.table_name} hebben dezelfde {column}.",
                f"No two rows of {self.table_name} have the same {column}.",
            ),
            CheckFamily.UNIQUENESS,
            "ExpectColumnValuesToBeUnique",
            arguments={"column": column},
        )

    def unique_together(self, *columns: str) -> ColumnCheck:
        """No combination of the columns stands in two rows."""
        listed = ", ".join(columns)
        return self._check(
            f"{'_'.join(columns)}_unique",
            Sentence(
                f"Geen twee rijen van {self.table_name} hebben dezelfde combinatie van {listed}.",
                f"No two rows of {self.table_name} have the same combination of {listed}.",
            ),
            CheckFamily.UNIQUENESS,
            "ExpectCompoundColumnsToBeUnique",
            arguments={"column_list": list(columns), "ignore_row_if": "any_value_is_missing"},
        )

    def in_set(self, column: str, values: Sequence[str]) -> ColumnCheck:
        """Each value of the column is one of a closed vocabulary."""
        listed = ", ".join(values)
        return self._check(
            f"{column}_in_set",
            Sentence(
                f"{column} van {self.table_name} is een van: {listed}.",
                f"{column} of {self.table_name} is one of: {listed}.",
            ),
            CheckFamily.PLAUSIBILITY,
            "ExpectColumnValuesToBeInSet",
            arguments={"column": column, "value_set": list(values)},
        )

    def between(
        self,
        column: str,
        low: float | None,
        high: float | None,
        severity: CheckSeverity = CheckSeverity.CRITICAL,
    ) -> ColumnCheck:
        """Each value of the column lies within the bounds, both included; ``None`` is no bound."""
        return self._check(
            f"{column}_between",
            Sentence(
                f"{column} van {self.table_name} is {_bounds(low, high, 'minstens', 'hoogstens', 'en')}.",
                f"{column} of {self.table_name} is {_bounds(low, high, 'at least', 'at most', 'and')}.",
            ),
            CheckFamily.PLAUSIBILITY,
            "ExpectColumnValuesToBeBetween",
            arguments={"column": column, "min_value": low, "max_value": high},
            severity=severity,
        )

    def not_empty(self) -> ColumnCheck:
        """The table has at least one row."""
        return self._check(
            "has_rows",
            Sentence(f"{self.table_name} is niet leeg.", f"{self.table_name} is not empty."),
            CheckFamily.COMPLETENESS,
            "ExpectTableRowCountToBeBetween",
            arguments={"min_value": 1},
        )

    def _check(
        self,
        name: str,
        sentence: Sentence,
        family: CheckFamily,
        expectation_name: str,
        *,
        arguments: Arguments,
        severity: CheckSeverity = CheckSeverity.CRITICAL,
    ) -> ColumnCheck:
        prefix = self.table_name.replace(".", "_")
        return ColumnCheck(f"{prefix}_{name}", sentence, severity, family, self.table_name, expectation_name, arguments)


def _bounds(low: float | None, high: float | None, at_least: str, at_most: str, conjunction: str) -> str:
    bounds = []
    if low is not None:
        bounds.append(f"{at_least} {low:g}")
    if high is not None:
        bounds.append(f"{at_most} {high:g}")
    return f" {conjunction} ".join(bounds)
