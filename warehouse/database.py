"""Connections: how every part of this room opens a database, and the clear errors when it cannot."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TypeAlias

import duckdb

from parliament.errors import NewerDataError, WarehouseError

# The schemas of the file, in the order in which the data passes through them.
SCHEMAS = ("raw", "core", "mart", "dq")
# Older versions of the file format keep the speeches' text uncompressed; any DuckDB from this version on reads it.
STORAGE_VERSION = "v1.5.0"

# Connections of one process to one file share their settings: one thread at a time looks at them and changes them.
SETTINGS_LOCK = Lock()

# A night over the sample (35 MB, 450 statements) took 9.5 instead of 10.9 s of processor with one thread. A
# hundred megabytes are some five hundred meetings: 56 MB were two hundred, 337 MB two thousand (docs/scale.md).
_ONE_THREAD_BYTES = 100_000_000

# A connection, and what a statement that fails raises: for the rooms that do not import duckdb.
Connection: TypeAlias = duckdb.DuckDBPyConnection
StatementError = duckdb.Error

# How DuckDB says, in errors of several classes, that the disk did not take what it wrote.
_DISK_WORDS = (
    "could not write", "no space left", "file too large", "read-only file system", "quota exceeded",
    "input/output error", "could not sync", "failed to offload",
)  # fmt: skip


# How it says that what it reads is not what was once written.
_DAMAGE_WORDS = ("not a valid duckdb", "corrupt database file", "could not read enough bytes")


class DamagedDatabaseError(WarehouseError):
    """The file is there and is no database that this version can read."""


class DiskError(WarehouseError):
    """The disk did not take what was written."""


def create_database(path: Path) -> None:
    """Make an empty database of the storage version that compresses long texts (docs/decisions/032-storage.md).

    Raises:
        WarehouseError: the file cannot be made.
    """
    with _disk_failures_told(path), duckdb.connect() as connection:
        try:
            connection.execute(f"attach {quoted(str(path))} as created (storage_version {quoted(STORAGE_VERSION)})")
        except duckdb.IOException as error:
            if any(word in str(error).lower() for word in _DISK_WORDS):
                raise
            raise WarehouseError(_why_not_opened(path, str(error))) from error


@contextmanager
def open_writable(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database for writing; closed on leaving.

    Raises:
        WarehouseError: another process holds the file, or it is not a database that this version can read; or the disk
            does not take what is written within.
    """
    with _opened(path, read_only=False) as connection:
        yield connection


@contextmanager
def open_unlocked_read_only(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database read-only without the reader's lock-down, for this room's own statements.

    Where this process has it open for writing (:func:`kept_open`), it is a connection of that instance.

    Raises:
        WarehouseError: a process is writing the file, or it is not a database that this version can read.
    """
    with _opened(path, read_only=True, shares_writer=True) as connection:
        yield connection


@contextmanager
def open_for_reader(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database read-only for those who ask it in words of their own: never an instance that could write.

    Raises:
        WarehouseError: a process, this one perhaps, is writing the file, or it is not a database that this version can
            read.
    """
    with _opened(path, read_only=True) as connection:
        yield connection


@contextmanager
def kept_open(path: Path, *, read_only: bool = False) -> Iterator[None]:
    """Keep a database open meanwhile, all of it for writing or all of it for reading.

    Connections of one process to one file share its instance: opening and closing a file of 117 tables takes 22 ms, a
    connection more takes none, and a night made forty of them. What is written may stand in the log beside the file
    until the end.

    Raises:
        WarehouseError: as for opening it.
    """
    with _opened(path, read_only=read_only):
        yield


@contextmanager
def _opened(path: Path, *, read_only: bool, shares_writer: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
    with _disk_failures_told(path):
        connection = _connect(path, read_only=read_only, shares_writer=shares_writer)
        try:
            _show_utc(connection)
            yield connection
        finally:
            connection.close()


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Everything within is done, or nothing."""
    connection.execute("begin transaction")
    try:
        yield
    except BaseException:
        connection.execute("rollback")
        raise
    connection.execute("commit")


def spare_threads(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Let a small database be worked on by one thread: handing work over takes longer than the work."""
    if path.stat().st_size > _ONE_THREAD_BYTES:
        return
    with SETTINGS_LOCK:
        if not is_locked_down(connection):
            connection.execute("set global threads = 1")


def is_locked_down(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether settings can no longer be changed: connections of one process to one file share this."""
    return connection.execute("select current_setting('lock_configuration')").fetchone() == (True,)


def quoted(text: str) -> str:
    """A text as an SQL string literal, for the few statements that take no parameter (attach, copy)."""
    escaped = text.replace("'", "''")
    return f"'{escaped}'"


def is_damage(error: duckdb.Error) -> bool:
    """Whether an error says that a database file is not as it was written: cut off, overwritten, or another file."""
    return any(word in str(error).lower() for word in _DAMAGE_WORDS)


@contextmanager
def _disk_failures_told(path: Path) -> Iterator[None]:
    """Say in a sentence what the disk, and not the statement, is to blame for."""
    try:
        yield
    except duckdb.Error as error:
        if is_damage(error):
            raise DamagedDatabaseError(f"{path} is damaged, or not a DuckDB database of this version") from error
        if not any(word in str(error).lower() for word in _DISK_WORDS):
            raise
        reason = str(error).splitlines()[0].rpartition(": ")[2]
        raise DiskError(
            f"{path} could not be written ({reason}): free some space on the disk, or make it writable, and run again; "
            "what is published stays as it is"
        ) from error


def _connect(path: Path, *, read_only: bool, shares_writer: bool) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(str(path), read_only=read_only)
    except duckdb.IOException as error:
        if is_damage(error):
            raise
        if "database file with version number" in str(error):
            raise NewerDataError(
                f"{path} was written by a version of DuckDB that this program does not know: upgrade the program"
            ) from error
        raise WarehouseError(_why_not_opened(path, str(error))) from error
    except (duckdb.SerializationException, duckdb.InternalException) as error:
        raise DamagedDatabaseError(f"{path} is damaged or of another DuckDB version ({error})") from error
    except duckdb.ConnectionException as error:
        if shares_writer:
            return _connect(path, read_only=False, shares_writer=False)
        raise WarehouseError(f"{path} is already open in this process in another way: close it first") from error


def _show_utc(connection: duckdb.DuckDBPyConnection) -> None:
    """Show moments in UTC wherever this runs; set for the whole instance, so a locked one has it already."""
    with SETTINGS_LOCK:
        if not is_locked_down(connection):
            connection.execute("set global timezone = 'UTC'")


def _why_not_opened(path: Path, reason: str) -> str:
    if "lock" in reason.lower():
        return f"another process is using {path}: wait until it ends, or stop it, and run again"
    if not path.exists():
        return f"there is no database at {path}"
    return f"{path} cannot be opened ({reason.splitlines()[0]})"
