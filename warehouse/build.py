"""Build ``core`` and ``mart`` of a database by running the files of ``sql/core`` and ``sql/mart``.

One object a file, file name = object name, each file ``create or replace``. The order is found from the files: a file
runs after those whose object it names.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from time import perf_counter

import duckdb

from parliament.errors import WarehouseError
from warehouse.database import open_writable, spare_threads, transaction
from warehouse.definitions import BUILT_SCHEMAS, definitions_sha256
from warehouse.paths import SQL_FOLDER
from warehouse.printed_names import grow_register
from warehouse.schema import SCHEMA_VERSION
from warehouse.speech_keys import assign_speech_keys

_CURRENT_REPORTS = "core.report"
_NOT_CODE = re.compile(r"--[^\n]*|'(?:[^']|'')*'")
# The full-text index that databases before version 0.2 held: a schema of DuckDB's extension over one table.
_DROP_EARLIER_INDEX = "drop schema if exists fts_mart_searchable_speech cascade"
_REFERENCE = re.compile(r"\b(core|mart)\.([a-z_0-9]+)")


@dataclass(frozen=True, slots=True)
class BuiltObject:
    """One object that was built: its name with its schema, and how long it took."""

    name: str
    elapsed_seconds: float


def build(path: Path, *, published: Path | None = None) -> tuple[BuiltObject, ...]:
    """Build every object of ``core`` and ``mart`` in the database at ``path``, all or nothing, in the order run.

    Speeches without a key that lasts get one first; ``published`` is the database that readers see, by which a reading
    of an earlier parser is traced.

    Raises:
        WarehouseError: an SQL file fails (it is named), the files name each other in a circle, or the register with the
            speaking rate was not loaded.
    """
    from warehouse.rank_function import register_rank_function  # noqa: PLC0415 - Arrow, which only a build needs

    files = object_files()
    with open_writable(path) as connection:
        spare_threads(connection, path)
        _require_speaking_rate(connection)
        register_rank_function(connection)
        assign_speech_keys(connection, published)
        with transaction(connection):
            connection.execute(_DROP_EARLIER_INDEX)
            _drop_forgotten(connection, files)
            built = tuple(_run_all(connection, files))
            connection.execute("delete from dq.build")
            connection.execute(
                "insert into dq.build values ($version, $definitions, $built_at, null)",
                {"version": SCHEMA_VERSION, "definitions": definitions_sha256(), "built_at": datetime.now(UTC)},
            )
    return built


def object_files(folder: Path = SQL_FOLDER) -> dict[str, Path]:
    """The file of each object of ``core`` and ``mart``, by name with schema."""
    return {f"{schema}.{file.stem}": file for schema in BUILT_SCHEMAS for file in (folder / schema).glob("*.sql")}


def build_order(files: Mapping[str, Path]) -> tuple[str, ...]:
    """Names in an order in which each comes after those its file names; the same files give the same order.

    Raises:
        WarehouseError: the files name each other in a circle.
    """
    needs = {name: _needs(name, files) for name in sorted(files)}
    try:
        return tuple(TopologicalSorter(needs).static_order())
    except CycleError as error:
        raise WarehouseError(f"the SQL files need each other in a circle: {' -> '.join(error.args[1])}") from error


def _needs(name: str, files: Mapping[str, Path]) -> list[str]:
    named = referenced_objects(files[name].read_text(encoding="utf-8"))
    return sorted((named & files.keys()) - {name})


def referenced_objects(sql: str) -> set[str]:
    """The objects of ``core`` and ``mart`` that a file's code names; comments and texts in quotes do not count."""
    return {f"{schema}.{name}" for schema, name in _REFERENCE.findall(_NOT_CODE.sub(" ", sql))}


def _run_all(connection: duckdb.DuckDBPyConnection, files: Mapping[str, Path]) -> Iterator[BuiltObject]:
    """Every object in order; once it is known which reports are current, their names grow the register."""
    order = build_order(files)
    first = set(_needed_by(_CURRENT_REPORTS, files)) if _CURRENT_REPORTS in files else set()
    for name in order:
        if name in first:
            yield _run(connection, name, files[name])
    if first:
        started = perf_counter()
        grow_register(connection)
        yield BuiltObject("names printed in reports", perf_counter() - started)
    for name in order:
        if name not in first:
            yield _run(connection, name, files[name])


def _needed_by(name: str, files: Mapping[str, Path]) -> Iterator[str]:
    """An object and all that it is made of."""
    yield name
    for needed in _needs(name, files):
        yield from _needed_by(needed, files)


def _run(connection: duckdb.DuckDBPyConnection, name: str, file: Path) -> BuiltObject:
    started = perf_counter()
    try:
        connection.execute(file.read_text(encoding="utf-8"))
    except duckdb.Error as error:
        raise WarehouseError(f"sql/{file.parent.name}/{file.name} failed: {error}") from error
    return BuiltObject(name, perf_counter() - started)


def _require_speaking_rate(connection: duckdb.DuckDBPyConnection) -> None:
    row = connection.execute("select count(*) from raw.speaking_rate").fetchone()
    if row != (1,):
        raise WarehouseError("load the register before building: raw.speaking_rate must hold exactly one row")


def _drop_forgotten(connection: duckdb.DuckDBPyConnection, files: Mapping[str, Path]) -> None:
    """Drop objects of an earlier build that no file makes any more."""
    found = connection.execute(
        """
        select schema_name || '.' || table_name, 'table' from duckdb_tables() where schema_name in ('core', 'mart')
        union all
        select schema_name || '.' || view_name, 'view' from duckdb_views() where schema_name in ('core', 'mart')
        """
    ).fetchall()
    for name, kind in found:
        if name not in files:
            connection.execute(f"drop {kind} {name} cascade")
