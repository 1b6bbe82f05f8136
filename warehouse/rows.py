"""Rows by column name: as a Polars frame of a schema, and in groups."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import polars as pl
from polars.datatypes import DataType

Row = Mapping[str, Any]
RowsByTable = dict[str, list[Row]]


def frame_of_rows(rows: Sequence[Row], schema: Mapping[str, DataType]) -> pl.DataFrame:
    """Rows as a frame of the schema; built by column, because a build by row guesses types from the first rows.

    Raises:
        KeyError: a row lacks a column of the schema.
    """
    columns = {column: [row[column] for row in rows] for column in schema}
    return pl.DataFrame(columns, schema=dict(schema))


def group_rows(rows: Iterable[Row], key: str) -> dict[Any, list[Row]]:
    """Rows by the value of a column, in their own order."""
    groups: dict[Any, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[key], []).append(row)
    return groups
