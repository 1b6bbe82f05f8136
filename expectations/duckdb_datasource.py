"""Great Expectations on DuckDB, which it does not know out of the box (platform notes §b.2).

Great Expectations 1.24 leaves a connection before it reads the result; SQLAlchemy rolls back on leaving, and DuckDB
drops the pending result at the rollback, so that every metric fails with ``list index out of range`` (upstream issues
#10738 and #11579, closed without a fix). The engine here reads each result before its connection closes.

``great_expectations`` takes 5 to 13 seconds to import (platform notes §d.1), so it is imported inside the functions,
and the classes that derive from it are made on first use.
"""

from collections.abc import Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

# Half of the 4 GB that an audit may take: DuckDB keeps to it and spills to disk beyond, and the rest is for
# Python, Great Expectations and the buffers that DuckDB does not count.
MEMORY_LIMIT = "2GB"


@cache
def duckdb_engine_class() -> type[Any]:
    """Make the execution engine that reads each result before its connection closes."""
    from great_expectations.execution_engine.sqlalchemy_execution_engine import SqlAlchemyExecutionEngine  # noqa: PLC0415
    from sqlalchemy.event import listen  # noqa: PLC0415

    class DuckDBExecutionEngine(SqlAlchemyExecutionEngine):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            listen(self.engine, "connect", _switch_off_progress_bar)

        def execute_query(self, query: Any) -> Any:
            with self.get_connection() as connection:
                result = self._execute_query_with_recovery(connection, query)
                return result.freeze()() if result.returns_rows else result

    return DuckDBExecutionEngine


def _switch_off_progress_bar(connection: Any, _record: object) -> None:
    """DuckDB draws a bar for a query of more than two seconds, wherever its output goes; a session can refuse it."""
    connection.execute("set enable_progress_bar = false")


@cache
def duckdb_datasource_class() -> type[Any]:
    """Make the data source; defining it registers ``add_duckdb`` with Great Expectations."""
    from great_expectations.datasource.fluent.sql_datasource import SQLDatasource  # noqa: PLC0415

    class DuckDBDatasource(SQLDatasource):
        type: Literal["duckdb"] = "duckdb"  # type: ignore[assignment]

        @property
        def execution_engine_type(self) -> Any:
            return duckdb_engine_class()

    return DuckDBDatasource


@contextmanager
def quality_context(database: Path) -> "Iterator[tuple[Any, Any]]":
    """Open a database read-only for Great Expectations: yields the context and the data source.

    The context lives in memory: nothing of it is written, nothing is reported to anybody, no progress bars are drawn.
    The connections are closed at the end, so that the file can be opened for writing again (platform notes §c.1).
    """
    import great_expectations  # noqa: PLC0415
    from great_expectations.data_context.types.base import ProgressBarsConfig  # noqa: PLC0415

    duckdb_datasource_class()
    context = great_expectations.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    context.enable_analytics(False)
    source = context.data_sources.add_duckdb("candidate", **_connection_options(database))
    try:
        yield context, source
    finally:
        # Great Expectations keeps one SQLAlchemy engine for looking at tables and another for metrics.
        source.get_engine().dispose()
        source.get_execution_engine().engine.dispose()


def _connection_options(database: Path) -> Mapping[str, object]:
    options = {"read_only": True, "config": {"memory_limit": MEMORY_LIMIT}}
    return {"connection_string": f"duckdb:///{database}", "kwargs": {"connect_args": options}}
