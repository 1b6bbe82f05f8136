"""Reading a database: read-only, and locked down so that a query can reach nothing but the database."""

import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from itertools import pairwise
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any

import duckdb

from parliament.errors import UsageError, WarehouseError
from warehouse.database import SETTINGS_LOCK, is_locked_down, open_for_reader, quoted, spare_threads
from warehouse.paths import DataFolder
from warehouse.query_errors import CLOSED, told_in_a_sentence
from warehouse.schema_version import require_these_tables

if TYPE_CHECKING:
    import polars as pl

_READING = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)
# Functions that change the instance, and those that run a text in which one of them could be put together.
_MEDDLING = frozenset(
    {
        "enable_logging", "disable_logging", "enable_profiling", "disable_profiling", "truncate_duckdb_logs",
        "write_log", "checkpoint", "force_checkpoint", "query", "json_execute_serialized_sql",
        "pragma_json_execute_serialized_sql",
    }
)  # fmt: skip
_WORD = re.compile(r'"?(\w+)"?')


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
def open_read_only(path: Path, *, memory: str | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database read-only and locked down: no writing, no files, no network, no extension, no setting changed.

    Beyond ``memory`` (such as ``1GB``) what a query needs is put aside on the disk; without it DuckDB takes up to four
    fifths of the machine's. Connections of one process to one file share what the first of them was given.

    Raises:
        WarehouseError: the file is missing, damaged, or being written by a process.
    """
    with open_for_reader(path) as connection:
        spare_threads(connection, path)
        _lock_down(connection, memory)
        yield connection


def run_query(
    connection: duckdb.DuckDBPyConnection,
    sql: str,
    parameters: Mapping[str, Any] | None = None,
    *,
    limit: int | None = None,
) -> "pl.DataFrame":
    """Run one statement that reads (``select``, ``from``, ``pivot``, ``describe``, ``explain``, …) and return its rows.

    At most ``limit`` of them.

    Raises:
        UsageError: the statement is wrong, or asks for what a reader may not do; one sentence says which.
    """
    with told_in_a_sentence():
        require_reading(sql)
        relation = connection.sql(sql, params=dict(parameters) if parameters else None)
        if relation is None:
            import polars as pl  # noqa: PLC0415 - DuckDB loads it where a query has rows

            return pl.DataFrame()
        return (relation if limit is None else relation.limit(limit)).pl()


def query_published(
    folder: DataFolder, sql: str, parameters: Mapping[str, Any] | None = None, *, limit: int | None = None
) -> "pl.DataFrame":
    """Run one statement on the published database.

    Raises:
        WarehouseError: nothing is published yet.
        UsageError: the statement is wrong, or asks for what a reader may not do.
    """
    with open_published(folder) as connection:
        return run_query(connection, sql, parameters, limit=limit)


def _lock_down(connection: duckdb.DuckDBPyConnection, memory: str | None) -> None:
    """Close a connection to the outside; connections of one process to one file share this and find it done."""
    with SETTINGS_LOCK:
        if is_locked_down(connection):
            return
        # What lies in the calling program is no table, and what its user keeps for other databases is not for readers.
        connection.execute("set python_enable_replacements = false")
        connection.execute("set allow_persistent_secrets = false")
        connection.execute("set autoinstall_known_extensions = false")
        connection.execute("set autoload_known_extensions = false")
        # What a large query puts aside goes to the system's place for it, never beside the published files.
        connection.execute(f"set temp_directory = {quoted(str(Path(gettempdir()) / 'spreektijd-sql'))}")
        if memory is not None:
            connection.execute(f"set memory_limit = {quoted(memory)}")
        # How far a query is can be asked for; DuckDB itself draws nothing.
        connection.execute("set enable_progress_bar_print = false")
        connection.execute("set enable_progress_bar = true")
        connection.execute("set enable_external_access = false")
        connection.execute("set lock_configuration = true")


def require_reading(sql: str) -> None:
    """Raise unless it is one statement that reads; DuckDB itself refuses files, network, settings and changed tables.

    Temporary tables, transactions and the functions that switch DuckDB's own logs on pass DuckDB's lock: the first two
    would outlive the statement, the last one would leave a connection that answers nothing any more.

    Raises:
        UsageError: the statement does something else, or there is not exactly one.
    """
    kinds = [statement.type for statement in duckdb.extract_statements(sql)]
    # DuckDB puts a type before a pivot whose columns it must look up: that is the only other statement there may be.
    is_pivot = kinds == [duckdb.StatementType.CREATE, duckdb.StatementType.SELECT] and "pivot" in sql.lower()
    if not is_pivot and (len(kinds) != 1 or kinds[0] not in _READING):
        raise UsageError(f"{CLOSED}: give one statement that reads, such as select, describe, explain")
    require_harmless_functions(sql)


def require_harmless_functions(sql: str) -> None:
    """Raise unless every function that is called is one for readers.

    Raises:
        UsageError: one changes the instance, or runs a text.
    """
    for name in _called_functions(sql):
        if name.lower() in _MEDDLING:
            raise UsageError(f"{CLOSED}: {name} is not for readers")


def _called_functions(sql: str) -> Iterator[str]:
    """The names before an opening parenthesis, as DuckDB reads: not those in comments and strings, also the quoted."""
    starts = [offset for offset, _ in duckdb.tokenize(sql)]
    # Its offsets count bytes.
    encoded = sql.encode()
    tokens = [encoded[start:end].decode() for start, end in zip(starts, [*starts[1:], len(encoded)], strict=True)]
    for token, following in pairwise(tokens):
        word = _WORD.match(token)
        if word and following.startswith("("):
            yield word.group(1)
