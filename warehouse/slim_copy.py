"""A slim copy of a published database, small enough for a browser: the figures, without the texts of the speeches."""

from pathlib import Path

import duckdb

from parliament.files import replacing
from warehouse.database import open_writable, quoted

# Too large for a browser at full size, and of use only with the texts: those who need them take the whole database.
LEFT_OUT = (
    "core.interjection", "core.interjection_source", "core.name", "core.named_person", "core.reconciliation",
    "core.speech_speaker", "core.vote_cast",
)  # fmt: skip
_SCHEMAS = ("core", "mart", "dq")


def write_slim_copy(database: Path, target: Path) -> None:
    """Write ``core``, ``mart`` and ``dq`` into a new database file, with comments and scalar macros, whole or not.

    Views, table macros and the tables of ``LEFT_OUT`` stay out.

    Raises:
        WarehouseError: the new file cannot be opened.
    """
    with replacing(target) as partial, open_writable(partial) as connection:
        connection.execute(f"attach {quoted(str(database))} as published (read_only)")
        for schema in _SCHEMAS:
            connection.execute(f"create schema {schema}")
        _copy_tables(connection)
        _copy_macros(connection)
        connection.execute("detach published")
        connection.execute("checkpoint")


def needs_whole_database(sql: str) -> bool:
    """Whether a query names something that a slim copy does not hold: texts, raw tables, single speeches."""
    named = {word.strip("(),;") for word in sql.split()}
    return any(name in LEFT_OUT or name == "core.speech" or name.startswith("raw.") for name in named)


def _copy_tables(connection: duckdb.DuckDBPyConnection) -> None:
    tables = connection.execute(
        "select schema_name || '.' || table_name, comment from duckdb_tables() "
        "where database_name = 'published' and list_contains($schemas, schema_name) order by 1",
        {"schemas": list(_SCHEMAS)},
    ).fetchall()
    for name, comment in tables:
        if name in LEFT_OUT:
            continue
        # Names come from the catalogue of the project's own database.
        connection.execute(f"create table {name} as select * from published.{name}")  # noqa: S608
        connection.execute(f"comment on table {name} is {quoted(comment or '')}")


def _copy_macros(connection: duckdb.DuckDBPyConnection) -> None:
    """Scalar macros, each after those that it uses."""
    macros = connection.execute(
        "select schema_name || '.' || function_name, array_to_string(parameters, ', '), macro_definition "
        "from duckdb_functions() where database_name = 'published' and function_type = 'macro' "
        "and list_contains($schemas, schema_name)",
        {"schemas": list(_SCHEMAS)},
    ).fetchall()
    waiting = {name: (parameters, definition) for name, parameters, definition in macros}
    while waiting:
        ready = [
            name
            for name, (_, definition) in waiting.items()
            if not any(other in definition for other in waiting if other != name)
        ]
        for name in ready:
            parameters, definition = waiting.pop(name)
            connection.execute(f"create macro {name}({parameters}) as ({definition})")
