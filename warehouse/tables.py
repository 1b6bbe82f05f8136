"""The tables that are loaded into: ``sql/raw`` and ``sql/dq``, one file per table, each the statement of its table."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import duckdb

from warehouse.database import SCHEMAS
from warehouse.paths import SQL_FOLDER

_LOADED_SCHEMAS = ("raw", "dq")


def table_files(schema: str) -> tuple[Path, ...]:
    """Return the files of ``raw`` or ``dq``, in the order of their names."""
    return tuple(sorted((SQL_FOLDER / schema).glob("*.sql")))


def create_empty_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the schemas and every ``raw`` and ``dq`` table that is not there yet."""
    for schema in SCHEMAS:
        connection.execute(f"create schema if not exists {schema}")
    for schema in _LOADED_SCHEMAS:
        for file in table_files(schema):
            connection.execute(file.read_text(encoding="utf-8"))


@cache
def columns_as_made() -> Mapping[str, Sequence[tuple[str, str]]]:
    """Return name and type of the columns of every ``raw`` and ``dq`` table as this program makes them.

    DuckDB is asked, once a process: making the empty tables takes a tenth of a second.
    """
    with duckdb.connect(config={"threads": 1}) as connection:
        create_empty_tables(connection)
        return columns_by_table(connection)


def columns_by_table(connection: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[str, str]]]:
    """Return name and type of the columns of every ``raw`` and ``dq`` table, in its order, by the table's name."""
    rows = connection.execute(
        """
        select schema_name || '.' || table_name, column_name, data_type from duckdb_columns()
        where schema_name in ('raw', 'dq') and database_name = current_database()
        order by schema_name, table_name, column_index
        """
    ).fetchall()
    columns: dict[str, list[tuple[str, str]]] = {}
    for table, column, data_type in rows:
        columns.setdefault(table, []).append((column, data_type))
    return columns
