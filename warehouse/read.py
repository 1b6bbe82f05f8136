"""Reading a database: read-only, and locked down so that a query can reach nothing but the database."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from parliament.errors import UsageError, WarehouseError
from warehouse.database import SETTINGS_LOCK, is_damage, is_locked_down, open_unlocked_read_only
from warehouse.paths import DataFolder
from warehouse.schema_version import require_these_tables
from warehouse.search import load_full_text_search


@contextmanager
def open_published(folder: DataFolder) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the published database, locked down; the link is resolved now, so a later publication does not disturb it.

    Raises:
        WarehouseError: nothing is published yet, or the file cannot be opened.
    """
    with ExitStack() as stack:
        yield _enter_published(folder, stack)


def published_path(folder: DataFolder) -> Path:
    """The database file that is published now, its tables those of this program.

    Raises:
        WarehouseError: nothing is published, or the published file was removed or damaged.
        UsageError: its tables are of another version of this program; the sentence says what to do.
    """
    target = _link_target(folder)
    while not target.exists():
        looked_again = _link_target(folder)
        if looked_again == target:
            raise WarehouseError(
                f"the published file {target.name} is gone from {folder.published}: put it back, point the link at an "
                "older version, or run `spreektijd nightly`, which builds it again from the archive"
            )
        # Another version was published between the two looks.
        target = looked_again
    require_these_tables(target)
    return target.resolve()


def _link_target(folder: DataFolder) -> Path:
    try:
        return folder.published / folder.current.readlink()
    except FileNotFoundError as error:
        raise WarehouseError(f"nothing is published in {folder.root} yet: run `spreektijd nightly` first") from error
    except OSError as error:
        raise WarehouseError(
            f"{folder.current} is not the link to a published version: remove it and run `spreektijd nightly`"
        ) from error


def _enter_published(folder: DataFolder, stack: ExitStack) -> duckdb.DuckDBPyConnection:
    """Open what is published; when its version was dropped meanwhile, open the one that took its place."""
    path = published_path(folder)
    while True:
        try:
            return stack.enter_context(open_read_only(path))
        except WarehouseError:
            published_now = published_path(folder)
            if published_now == path:
                raise
            path = published_now


@contextmanager
def open_read_only(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database read-only and locked down: no writing, no files, no network, no extension, no setting changed.

    Raises:
        WarehouseError: the file is missing, damaged, or being written by a process.
    """
    with open_unlocked_read_only(path) as connection:
        _lock_down(connection)
        yield connection


def run_query(
    connection: duckdb.DuckDBPyConnection,
    sql: str,
    parameters: Mapping[str, Any] | None = None,
    *,
    limit: int | None = None,
) -> pl.DataFrame:
    """Run one statement and return its rows, at most ``limit`` of them.

    Raises:
        UsageError: the statement is wrong, or asks for what a reader may not do; one sentence says which.
    """
    try:
        relation = connection.sql(sql, params=dict(parameters) if parameters else None)
        if relation is None:
            return pl.DataFrame()
        return (relation if limit is None else relation.limit(limit)).pl()
    except (duckdb.ParserException, duckdb.BinderException, duckdb.CatalogException) as error:
        raise UsageError(f"the query is not right: {_first_lines(error)}") from error
    except (duckdb.InvalidInputException, duckdb.PermissionException, duckdb.IOException) as error:
        if is_damage(error):
            raise
        raise UsageError(f"the database is read-only and closed to the outside: {_first_lines(error)}") from error
    except duckdb.Error as error:
        raise UsageError(f"the query failed: {_first_lines(error)}") from error


def query_published(
    folder: DataFolder, sql: str, parameters: Mapping[str, Any] | None = None, *, limit: int | None = None
) -> pl.DataFrame:
    """Run one statement on the published database.

    Raises:
        WarehouseError: nothing is published yet.
        UsageError: the statement is wrong, or asks for what a reader may not do.
    """
    with open_published(folder) as connection:
        return run_query(connection, sql, parameters, limit=limit)


def _lock_down(connection: duckdb.DuckDBPyConnection) -> None:
    """Close a connection to the outside; connections of one process to one file share this and find it done."""
    with SETTINGS_LOCK:
        if is_locked_down(connection):
            return
        load_full_text_search(connection)
        connection.execute("set autoinstall_known_extensions = false")
        connection.execute("set autoload_known_extensions = false")
        connection.execute("set enable_external_access = false")
        connection.execute("set lock_configuration = true")


def _first_lines(error: duckdb.Error) -> str:
    """DuckDB's own sentence with its hint, without the drawing of the place."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip() and not set(line.strip()) <= {"^"}]
    return " ".join(lines[:3])
