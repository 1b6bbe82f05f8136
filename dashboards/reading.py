"""Rows of the published database for the pages: one query per kind of page, never per page (``queries/<name>.sql``)."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

import polars as pl

from warehouse.read import open_read_only, run_query
from warehouse.rows import Row, group_rows

QUERIES_FOLDER = Path(__file__).resolve().parent / "queries"


@dataclass(frozen=True, slots=True)
class Reader:
    """Runs the queries of the dashboard on one published database: ``run`` takes SQL and its parameters."""

    run: Callable[..., pl.DataFrame]

    def frame(self, name: str, **parameters: Any) -> pl.DataFrame:
        """The rows of ``queries/<name>.sql`` as a frame.

        Raises:
            UsageError: the query does not fit the database.
        """
        sql = (QUERIES_FOLDER / f"{name}.sql").read_text(encoding="utf-8")
        return self.run(sql, parameters or None)

    def rows(self, name: str, **parameters: Any) -> Sequence[Row]:
        """The rows of a query as mappings."""
        return self.frame(name, **parameters).rows(named=True)

    def by_key(self, name: str, key: str, **parameters: Any) -> dict[Any, list[Row]]:
        """The rows of a query, grouped by a column, each group in the order of the query."""
        return group_rows(self.rows(name, **parameters), key)


@contextmanager
def open_reader(database: Path) -> Iterator[Reader]:
    """Open a published database read-only and locked down.

    Raises:
        WarehouseError: the file is missing, damaged, or being written by a process.
    """
    with open_read_only(database) as connection:
        yield Reader(partial(run_query, connection))


def sorted_groups(rows: Sequence[Row], key: str) -> Iterator[tuple[Any, list[Row]]]:
    """Runs of rows with the same value of a column, for rows that are already sorted by it."""
    for value, group in groupby(rows, key=lambda row: row[key]):
        yield value, list(group)
