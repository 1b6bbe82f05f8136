"""Frames of the raw tables as Parquet files: what a long run has read so far, kept until it is loaded at once.

A folder holds one file for each table, ``<table>.parquet``, with exactly the columns of its table in ``sql/raw``.
"""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import polars as pl

from parliament.errors import WarehouseError
from warehouse.database import open_writable, transaction
from warehouse.load import delete_replaced, require_schema
from warehouse.schema import raw_schemas

# The columns by which load_frames finds what a frame replaces; only they are read before the rows themselves.
_KEYS = ("report_id", "meeting_id", "vi_id")


def write_frame_files(folder: Path, frames: Mapping[str, pl.DataFrame]) -> None:
    """Write frames by table name into ``folder``, which is made; they are on the disk on return.

    Raises:
        WarehouseError: a frame has an unknown name or not exactly the columns and types of its table.
    """
    folder.mkdir(parents=True)
    for name, frame in frames.items():
        require_schema(name, frame)
        if frame.is_empty():
            continue
        file = folder / f"{name}.parquet"
        frame.write_parquet(file, compression="zstd", compression_level=1)
        handle = os.open(file, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def load_frame_files(path: Path, folders: Sequence[Path]) -> dict[str, int]:
    """Load the folders' files into the database at ``path``, all or nothing; returns the rows loaded by table.

    What is replaced is as with :func:`warehouse.load.load_frames`; a register is not loaded this way.

    Raises:
        WarehouseError: a file cannot be read or has not its table's columns, or another process holds the database.
    """
    files = {name: [str(folder / f"{name}.parquet") for folder in folders if (folder / f"{name}.parquet").exists()]
             for name in raw_schemas()}  # fmt: skip
    files = {name: found for name, found in files.items() if found}
    try:
        with open_writable(path) as connection, transaction(connection):
            delete_replaced(connection, {name: _key_frame(name, found) for name, found in files.items()})
            return {name: _insert(connection, name, found) for name, found in files.items()}
    except (
        duckdb.IOException,
        duckdb.BinderException,
        duckdb.InvalidInputException,
        pl.exceptions.PolarsError,
    ) as error:
        raise WarehouseError(f"what was read before cannot be loaded ({error}); remove it and read again") from error


def _key_frame(name: str, files: Sequence[str]) -> pl.DataFrame:
    """The keys alone, so that deleting what is replaced needs no text in memory."""
    keys = [key for key in _KEYS if key in raw_schemas()[name]]
    return pl.read_parquet(list(files), columns=keys).unique()


def _insert(connection: duckdb.DuckDBPyConnection, name: str, files: Sequence[str]) -> int:
    row = connection.execute(
        f"insert into raw.{name} by name select * from read_parquet($files)",  # noqa: S608 - a name of raw_schemas()
        {"files": list(files)},
    ).fetchone()
    return int(row[0]) if row else 0
