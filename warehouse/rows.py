"""Rows by column name, as a Polars frame of a schema."""

from collections.abc import Mapping, Sequence
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
