"""Rows of the published database for the corpora, from ``queries/<name>.sql``."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, Literal

import polars as pl

from warehouse.read import open_read_only, run_query

QUERIES_FOLDER: Final = Path(__file__).resolve().parent / "queries"

MeetingKind = Literal["plenary", "committee"]
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Selection:
    """Which sittings a corpus holds: from ``since`` to ``until``, both included, of one kind; ``None`` is no limit."""

    since: date | None = None
    until: date | None = None
    kind: MeetingKind | None = None


@dataclass(frozen=True, slots=True)
class CorpusReader:
    """Runs the queries of the corpora on one published database."""

    connection: Any

    def rows(self, name: str, **parameters: Any) -> Sequence[Row]:
        """The rows of ``queries/<name>.sql``.

        Raises:
            UsageError: the query does not fit the database.
        """
        return self.frame(name, **parameters).rows(named=True)

    def frame(self, name: str, **parameters: Any) -> pl.DataFrame:
        """The same as a frame."""
        sql = (QUERIES_FOLDER / f"{name}.sql").read_text(encoding="utf-8")
        return run_query(self.connection, sql, parameters or None)


@contextmanager
def open_corpus(database: Path) -> Iterator[CorpusReader]:
    """Open a published database read-only and locked down.

    Raises:
        WarehouseError: the file is missing, damaged, or being written by a process.
    """
    with open_read_only(database) as connection:
        yield CorpusReader(connection)
