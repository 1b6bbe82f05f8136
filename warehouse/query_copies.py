"""The rows of a query as a file, written by DuckDB as it reads them: for results that do not fit in memory."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb

from parliament.errors import WarehouseError
from warehouse.csv_cells import guarded_sql
from warehouse.database import open_unlocked_read_only, quoted


def copy_query(
    database: Path, sql: str, parameters: Mapping[str, Any], parquet: Path, csv: Path, metadata: Mapping[str, str]
) -> int:
    """Write the rows of a query to a Parquet file, and that to a CSV file; returns how many they are.

    In CSV a text that a spreadsheet would take for a formula has an apostrophe before it. ``metadata`` stands in the
    Parquet file.

    Raises:
        WarehouseError: a file cannot be written.
    """
    told = ", ".join(f"{key}: {quoted(value)}" for key, value in metadata.items())
    with open_unlocked_read_only(database) as connection:
        try:
            connection.execute(
                f"copy ({sql}) to {quoted(str(parquet))} (format parquet, compression zstd, kv_metadata {{{told}}})",
                dict(parameters),
            )
            rows = connection.read_parquet(str(parquet))
            cells = ", ".join(
                f'{guarded_sql(f""" "{name}" """.strip())} as "{name}"' if kind == "VARCHAR" else f'"{name}"'
                for name, kind in zip(rows.columns, map(str, rows.types), strict=True)
            )
            connection.execute(
                f"copy (select {cells} from read_parquet({quoted(str(parquet))})) "  # noqa: S608 - names of columns
                f"to {quoted(str(csv))} (format csv, header)"
            )
            return int(rows.count("*").fetchall()[0][0])
        except duckdb.IOException as error:
            raise WarehouseError(f"{parquet.name} could not be written ({error}): is the disk full?") from error
