"""The ``dq`` tables: written by runs and checks, carried over from one database to the next."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import polars as pl

from parliament.errors import WarehouseError
from warehouse.database import open_writable, quoted, transaction
from warehouse.schema import quality_schemas

# A row that comes again with the same key replaces the earlier one.
QUALITY_KEYS: Mapping[str, tuple[str, ...]] = {
    "run": ("run_id",),
    "check_result": ("run_id", "check_name"),
    "quality_estimate": ("measure_name", "parser_version", "gold_set_name", "measured_at"),
    "quarantine": ("report_id", "check_name", "quarantined_at"),
    "reading_verdict": ("sha256", "parser_version"),
    "source_sighting": ("sighting_kind", "endpoint", "place", "value"),
}


def append_quality_rows(path: Path, frames: Mapping[str, pl.DataFrame]) -> None:
    """Write rows into ``dq`` tables by name, replacing those of the same key; all or nothing.

    Raises:
        WarehouseError: a frame has an unknown name or not exactly the columns and types of ``quality_schemas()``.
    """
    for name, frame in frames.items():
        if name not in quality_schemas() or dict(frame.schema) != dict(quality_schemas()[name]):
            raise WarehouseError(f"the frame for dq.{name} is not as sql/dq says")
    with open_writable(path) as connection, transaction(connection):
        for name, frame in frames.items():
            connection.register("quality_rows", frame)
            columns = ", ".join(QUALITY_KEYS[name])
            # The names below are those of quality_schemas(); the rows travel as a registered frame.
            connection.execute(f"delete from dq.{name} where ({columns}) in (select ({columns}) from quality_rows)")  # noqa: S608
            connection.execute(f"insert into dq.{name} by name select * from quality_rows")  # noqa: S608
            connection.unregister("quality_rows")


def known_run_ids(path: Path) -> frozenset[str]:
    """The runs that ``dq.run`` holds."""
    with open_writable(path) as connection:
        return frozenset(run_id for (run_id,) in connection.execute("select run_id from dq.run").fetchall())


def keep_quality_estimates_of(path: Path, measured: pl.DataFrame) -> int:
    """Remove the rows of ``dq.quality_estimate`` of any other measure than these; return how many went.

    Args:
        path: the database.
        measured: columns ``measure_name`` and ``gold_set_name``, text.

    Raises:
        WarehouseError: another process holds the database.
    """
    with open_writable(path) as connection:
        connection.register("measured", measured)
        gone = connection.execute(
            "delete from dq.quality_estimate where (measure_name, gold_set_name) not in (from measured) "
            "returning measure_name"
        ).fetchall()
        connection.unregister("measured")
    return len(gone)


def carry_quality_rows(sources: Sequence[Path], target: Path) -> None:
    """Fill the ``dq`` tables of ``target`` with the rows of ``sources``; an earlier source wins over a later one.

    A source may be of another version: columns that it does not know stay null, those unknown here are left out.
    """
    with open_writable(target) as connection:
        for name in quality_schemas():
            connection.execute(f"delete from dq.{name}")  # noqa: S608 - a name of quality_schemas()
        for source in sources:
            connection.execute(f"attach {quoted(str(source))} as source (read_only)")
            with transaction(connection):
                for name in quality_schemas():
                    _carry_table(connection, name)
            connection.execute("detach source")


def _carry_table(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    known = connection.execute(
        "select column_name from duckdb_columns() "
        "where database_name = 'source' and schema_name = 'dq' and table_name = $name",
        {"name": name},
    ).fetchall()
    columns = [column for column in quality_schemas()[name] if (column,) in known]
    keys = QUALITY_KEYS[name]
    if not set(keys) <= set(columns):
        return
    same = " and ".join(f"kept.{key} is not distinct from found.{key}" for key in keys)
    # The names below are those of quality_schemas().
    connection.execute(
        f"insert into dq.{name} by name select {', '.join(columns)} from source.dq.{name} as found "  # noqa: S608
        f"where not exists (select 1 from dq.{name} as kept where {same})"
    )
