"""A slim copy of a published database, small enough for a browser: the figures, without the texts of the speeches."""

from pathlib import Path

from warehouse.database import open_writable, quoted

# Too large for a browser at full size, and of use only with the texts: whoever needs them takes the whole database.
_LEFT_OUT = frozenset(
    {"core.speech_speaker", "core.interjection", "core.name", "core.named_person", "core.reconciliation"}
)
_SCHEMAS = ("core", "mart", "dq")


def write_slim_copy(database: Path, target: Path) -> None:
    """Write the tables of ``core``, ``mart`` and ``dq`` into a new database file, with their comments, whole or not at all.

    Views and the large tables of single speeches stay out.

    Raises:
        WarehouseError: the new file cannot be opened.
    """
    partial = target.with_name(target.name + ".part")
    partial.unlink(missing_ok=True)
    with open_writable(partial) as connection:
        connection.execute(f"attach {quoted(str(database))} as published (read_only)")
        tables = connection.execute(
            "select schema_name, table_name, comment from duckdb_tables() "
            "where database_name = 'published' and list_contains($schemas, schema_name) order by all",
            {"schemas": list(_SCHEMAS)},
        ).fetchall()
        for schema in _SCHEMAS:
            connection.execute(f"create schema {schema}")
        for schema, table, comment in tables:
            name = f"{schema}.{table}"
            if name in _LEFT_OUT:
                continue
            # Names come from the catalogue of the project's own database.
            connection.execute(f"create table {name} as select * from published.{name}")  # noqa: S608
            connection.execute(f"comment on table {name} is {quoted(comment or '')}")
        connection.execute("detach published")
        connection.execute("checkpoint")
    partial.replace(target)
