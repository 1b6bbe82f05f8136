"""Column expectations, one module a schema."""

from expectations.column_checks import ColumnCheck
from expectations.suites import core, mart, raw


def column_checks() -> tuple[ColumnCheck, ...]:
    """Every column expectation of every schema."""
    return (*raw.column_checks(), *core.column_checks(), *mart.column_checks())
