"""Polars frames into the ``raw`` tables: one transaction, rows replaced by their key, never row by row."""

from collections.abc import Mapping
from pathlib import Path

import duckdb
import polars as pl

from parliament.errors import WarehouseError
from warehouse.database import open_writable, transaction
from warehouse.schema import (
    detail_schemas,
    meeting_schemas,
    question_schemas,
    raw_schemas,
    register_schemas,
    report_schemas,
)


def load_frames(path: Path, frames: Mapping[str, pl.DataFrame], *, run_id: str | None = None) -> dict[str, int]:
    """Load frames by table name into the database at ``path``, all or nothing; returns the rows loaded by table.

    What is replaced (the headers of ``sql/raw``): the rows of a report when it is in the ``report`` frame or in the
    table's own; a meeting's row; what its own record says; a listed question with its contacts; a register table as a
    whole, even by an empty frame. Issues without a report are replaced with their meeting; issues of a whole run go
    when ``run_id`` names another.

    Raises:
        WarehouseError: a frame has an unknown name or not exactly the columns and types of its table, or another
            process holds the database. Nothing is loaded then.
    """
    for name, frame in frames.items():
        require_schema(name, frame)
    with open_writable(path) as connection, transaction(connection):
        delete_replaced(connection, frames)
        _delete_issues_of_runs(connection, frames, run_id)
        for name in frames.keys() & register_schemas().keys():
            connection.execute(f"delete from raw.{name}")  # noqa: S608 - a name of register_schemas()
        for name, frame in frames.items():
            _insert(connection, name, frame)
    return {name: frame.height for name, frame in frames.items()}


def delete_replaced(connection: duckdb.DuckDBPyConnection, frames: Mapping[str, pl.DataFrame]) -> None:
    """Delete the rows that these frames replace by key; the frames need no other columns than their keys."""
    _delete_reports(connection, frames)
    _delete_by_key(connection, frames, meeting_schemas(), "meeting", "meeting_id")
    for name in detail_schemas():
        _delete(connection, name, "meeting_id", _keys(frames, name, "meeting_id"))
    _delete_by_key(connection, frames, question_schemas(), "listed_question", "vi_id")
    _delete_issues_of_meetings(connection, frames)


def require_schema(name: str, frame: pl.DataFrame) -> None:
    """Raise unless a frame can be loaded into ``raw.<name>``.

    Raises:
        WarehouseError: there is no such table, or the frame has not exactly its columns and types.
    """
    if name not in raw_schemas():
        raise WarehouseError(f"there is no table raw.{name} to load into")
    expected = dict(raw_schemas()[name])
    found = dict(frame.schema)
    if found != expected:
        wrong = sorted(column for column in {*expected, *found} if expected.get(column) != found.get(column))
        raise WarehouseError(f"the frame for raw.{name} is not as sql/raw says in: {', '.join(wrong)}")


def _delete_reports(connection: duckdb.DuckDBPyConnection, frames: Mapping[str, pl.DataFrame]) -> None:
    """Delete the rows of the reports that are loaded, in every table for a whole report, else in the table given."""
    _delete_by_key(connection, frames, report_schemas(), "report", "report_id")


def _delete_by_key(
    connection: duckdb.DuckDBPyConnection,
    frames: Mapping[str, pl.DataFrame],
    schemas: Mapping[str, object],
    parent: str,
    key: str,
) -> None:
    whole = _keys(frames, parent, key)
    for name in schemas:
        _delete(connection, name, key, pl.concat([whole, _keys(frames, name, key)]) if name in frames else whole)


def _delete_issues_of_meetings(connection: duckdb.DuckDBPyConnection, frames: Mapping[str, pl.DataFrame]) -> None:
    seen = [_keys(frames, name, "meeting_id") for name in ("meeting", "report", "issue")]
    keys = pl.concat(seen).unique()
    if keys.height:
        connection.register("loaded_keys", keys)
        connection.execute(
            "delete from raw.issue where report_id is null and meeting_id in (select meeting_id from loaded_keys)"
        )
        connection.unregister("loaded_keys")


def _delete_issues_of_runs(
    connection: duckdb.DuckDBPyConnection, frames: Mapping[str, pl.DataFrame], run_id: str | None
) -> None:
    if "issue" in frames:
        # A stage that is tried again reports the issues of its run again.
        connection.register("loaded_issues", frames["issue"])
        connection.execute(
            "delete from raw.issue where report_id is null and meeting_id is null and (run_id, issue_kind, detail) in "
            "(select (run_id, issue_kind, detail) from loaded_issues where report_id is null and meeting_id is null)"
        )
        connection.unregister("loaded_issues")
    if run_id is not None:
        connection.execute(
            "delete from raw.issue where report_id is null and meeting_id is null and run_id <> $run_id",
            {"run_id": run_id},
        )


def _keys(frames: Mapping[str, pl.DataFrame], name: str, key: str) -> pl.DataFrame:
    if name not in frames:
        return pl.DataFrame(schema={key: raw_schemas()[name][key]})
    return frames[name].select(key).drop_nulls().unique()


def _delete(connection: duckdb.DuckDBPyConnection, name: str, key: str, keys: pl.DataFrame) -> None:
    if keys.is_empty():
        return
    connection.register("loaded_keys", keys)
    connection.execute(f"delete from raw.{name} where {key} in (select {key} from loaded_keys)")  # noqa: S608
    connection.unregister("loaded_keys")


def _insert(connection: duckdb.DuckDBPyConnection, name: str, frame: pl.DataFrame) -> None:
    if frame.is_empty():
        return
    connection.register("loaded_frame", frame)
    connection.execute(f"insert into raw.{name} by name select * from loaded_frame")  # noqa: S608 - checked above
    connection.unregister("loaded_frame")
