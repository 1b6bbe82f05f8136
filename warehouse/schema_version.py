"""Which version of the tables a database holds, and what may be done with it.

A database of an older version is never changed in place: the next night builds a new one from the archive
(``docs/decisions/033-upgrades.md``). One of a newer version is neither read nor continued.
"""

from collections.abc import Sequence
from pathlib import Path

import duckdb

from parliament.errors import NewerDataError, OlderDataError
from warehouse.database import open_unlocked_read_only
from warehouse.schema import SCHEMA_VERSION
from warehouse.tables import columns_as_made, columns_by_table


def schema_version(path: Path) -> int | None:
    """The version of the tables of a database; ``None`` when it was never built.

    Raises:
        WarehouseError: the file cannot be opened.
    """
    with open_unlocked_read_only(path) as connection:
        try:
            row = connection.execute("select max(schema_version) from dq.build").fetchone()
        except (duckdb.CatalogException, duckdb.BinderException):
            return None
    return int(row[0]) if row and row[0] is not None else None


def differing_columns(path: Path) -> tuple[str, ...]:
    """The tables to load into that are not in a database as this program makes them, by name.

    The version number says so too, unless somebody forgot to raise it.
    """
    wanted = columns_as_made()
    with open_unlocked_read_only(path) as connection:
        found = columns_by_table(connection)
    return tuple(name for name in sorted({*wanted, *found}) if _sorted(wanted.get(name)) != _sorted(found.get(name)))


def _sorted(columns: Sequence[tuple[str, str]] | None) -> list[tuple[str, str]] | None:
    """Rows are read and written by name, so a column may stand in another place."""
    return None if columns is None else sorted(columns)


def refuse_newer_tables(path: Path, version: int | None) -> None:
    """Raise unless a database is of this version or an older one.

    Raises:
        NewerDataError: the tables are of a newer version.
    """
    if version is not None and version > SCHEMA_VERSION:
        raise NewerDataError(
            f"{path.name} has tables of version {version} and this program knows version {SCHEMA_VERSION}: "
            "upgrade the program, or point the link at an older version; newer data is neither read nor written over"
        )


def require_these_tables(path: Path) -> None:
    """Raise unless the tables of a database are those of this program.

    Raises:
        NewerDataError: they are of a newer version.
        OlderDataError: they are of an older one.
        WarehouseError: the file cannot be opened.
    """
    version = schema_version(path)
    refuse_newer_tables(path, version)
    if version != SCHEMA_VERSION:
        found = "an unknown version" if version is None else f"version {version}"
        raise OlderDataError(
            f"{path.name} has tables of {found} and this program reads version {SCHEMA_VERSION}: "
            "run `spreektijd nightly`, which builds them again from the archive"
        )
