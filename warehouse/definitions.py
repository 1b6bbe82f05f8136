"""Which files shape a database, and how it is known that they are the same."""

import hashlib

import duckdb

from warehouse.paths import SQL_FOLDER

# What a build makes from the loaded tables, in this order.
BUILT_SCHEMAS = ("core", "mart")


def definitions_sha256() -> str:
    """Hash over every file that shapes the database: figures from the same rows are equal when it is equal."""
    digest = hashlib.sha256()
    for schema in ("raw", "dq", *BUILT_SCHEMAS):
        for file in sorted((SQL_FOLDER / schema).glob("*.sql")):
            digest.update(f"{schema}/{file.name}\n".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()


def definitions_of(connection: duckdb.DuckDBPyConnection) -> str | None:
    """The hash of the definitions that a database was built with; ``None`` when it was never built."""
    row = connection.execute("select definitions_sha256 from dq.build").fetchone()
    return None if row is None else row[0]
