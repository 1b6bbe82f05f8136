"""The rows of a statement, read batch by batch: each reader says in SQL in what form it wants the columns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import duckdb
import polars as pl
import pyarrow as pa
from duckdb.sqltypes import DuckDBPyType

from warehouse.query_errors import told_in_a_sentence

# Rows of one batch: enough for Arrow to be quick, few enough for wide rows with texts to take some tens of megabytes.
_BATCH_ROWS: Final = 20_000


@dataclass(frozen=True, slots=True)
class ResultColumn:
    """A column: its name, unlike that of every other one, and its type."""

    name: str
    type: DuckDBPyType

    @property
    def kind(self) -> str:
        """The name of the type without its parameters, as DuckDB gives it (``decimal``, ``list``)."""
        return str(self.type.id)


@dataclass(frozen=True, slots=True)
class Result:
    """What a statement gives. It runs each time its rows are read."""

    relation: duckdb.DuckDBPyRelation
    columns: tuple[ResultColumn, ...]
    # Names that were given twice, for a word about it.
    renamed: tuple[str, ...] = ()
    # Attribution and other facts about the rows, for formats that have a place for them.
    about: Mapping[str, str] = field(default_factory=dict)
    # Keeps the connection of a frame open as long as its rows may be read.
    _connection: duckdb.DuckDBPyConnection | None = field(default=None, repr=False)

    def batches(self, expressions: Sequence[str]) -> Iterator[pa.RecordBatch]:
        """The rows, each column as its expression says; ``#1`` is the first column of the statement.

        Raises:
            UsageError: the statement fails.
            StoppedError: it was stopped.
        """
        with told_in_a_sentence(with_place=False):
            reader = self._projected(expressions).to_arrow_reader(_BATCH_ROWS)
        while True:
            with told_in_a_sentence(with_place=False):
                batch = next(reader, None)
            if batch is None:
                return
            yield batch

    def schema(self, expressions: Sequence[str]) -> pa.Schema:
        """The names and types of these batches; the statement is not run for it.

        Raises:
            UsageError: a column has a type for which Arrow has none.
        """
        with told_in_a_sentence(with_place=False):
            return self._projected(expressions).limit(0).to_arrow_table().schema

    def _projected(self, expressions: Sequence[str]) -> duckdb.DuckDBPyRelation:
        written = (
            f"{expression} as {_identifier(column.name)}"
            for expression, column in zip(expressions, self.columns, strict=True)
        )
        return self.relation.project(", ".join(written))


def result_of(
    relation: duckdb.DuckDBPyRelation,
    connection: duckdb.DuckDBPyConnection | None = None,
    *,
    about: Mapping[str, str] | None = None,
) -> Result:
    """A relation as a result; of columns with one name the later ones get a number behind it."""
    names: list[str] = []
    renamed = []
    given = {name.lower() for name in relation.columns}
    taken: set[str] = set()
    for name in relation.columns:
        unique, number = name, 0
        while unique.lower() in taken or (number and unique.lower() in given):
            number += 1
            unique = f"{name}_{number}"
        if number:
            renamed.append(unique)
        taken.add(unique.lower())
        names.append(unique)
    columns = tuple(ResultColumn(name, kind) for name, kind in zip(names, relation.types, strict=True))
    return Result(relation, columns, tuple(renamed), about or {}, connection)


def result_of_frame(frame: pl.DataFrame) -> Result:
    """A frame as a result, through a database of its own in memory."""
    connection = duckdb.connect()
    connection.execute("set timezone = 'UTC'")
    return result_of(connection.from_arrow(frame.to_arrow()), connection)


def result_of_parquet(path: Path, *, memory: str) -> Result:
    """The rows of a Parquet file as a result, through a database of its own in so much memory (such as ``1GB``)."""
    connection = duckdb.connect(config={"memory_limit": memory})
    connection.execute("set timezone = 'UTC'")
    return result_of(connection.read_parquet(str(path)), connection)


def _identifier(name: str) -> str:
    escaped = name.replace('"', '""')
    return f'"{escaped}"'
