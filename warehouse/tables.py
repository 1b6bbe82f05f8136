"""The tables that are loaded into: ``sql/raw``, one file a table."""

import duckdb

from warehouse.database import SCHEMAS
from warehouse.paths import SQL_FOLDER


def create_empty_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the schemas and every ``raw`` and ``dq`` table that is not there yet."""
    for schema in SCHEMAS:
        connection.execute(f"create schema if not exists {schema}")
    for file in sorted((SQL_FOLDER / "raw").glob("*.sql")):
        connection.execute(file.read_text(encoding="utf-8"))


def columns_by_table(connection: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[str, str]]]:
    """Name and type of the columns of every ``raw`` and ``dq`` table, by the table's name, in the order of names."""
    rows = connection.execute(
        """
        select schema_name || '.' || table_name, column_name, data_type from duckdb_columns()
        where schema_name in ('raw', 'dq') and database_name = current_database() order by all
        """
    ).fetchall()
    columns: dict[str, list[tuple[str, str]]] = {}
    for table, column, data_type in rows:
        columns.setdefault(table, []).append((column, data_type))
    return columns
