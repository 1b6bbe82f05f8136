"""Rows of the published database for the corpora, from ``queries/<name>.sql``."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, Literal

import polars as pl

from warehouse.database import Connection
from warehouse.read import open_read_only, run_query
from warehouse.results import Result, result_of
from warehouse.rows import Row

# A corpus of thirty years is to be written in 2 GB, Python and the writers of files included.
MEMORY: Final = "1GB"
QUERIES_FOLDER: Final = Path(__file__).resolve().parent / "queries"

MeetingKind = Literal["plenary", "committee"]


@dataclass(frozen=True, slots=True)
class Selection:
    """Which sittings a corpus holds: from ``since`` to ``until``, both included, of one kind; ``None`` is no limit."""

    since: date | None = None
    until: date | None = None
    kind: MeetingKind | None = None


@dataclass(frozen=True, slots=True)
class CorpusReader:
    """Runs the queries of the corpora on one published database."""

    connection: Connection

    def rows(self, name: str, **parameters: Any) -> Sequence[Row]:
        """The rows of ``queries/<name>.sql``.

        Raises:
            UsageError: the query does not fit the database.
        """
        return self.frame(name, **parameters).rows(named=True)

    def frame(self, name: str, **parameters: Any) -> pl.DataFrame:
        """The same as a frame."""
        return run_query(self.connection, _sql(name), parameters or None)

    def result(self, name: str, *, about: Mapping[str, str], **variables: Any) -> Result:
        """The rows of ``queries/<name>.sql`` as a result that is read batch by batch, ``about`` beside them.

        The query reads its choices with ``getvariable``: DuckDB keeps all rows of a statement with parameters in memory
        before it gives the first.
        """
        for variable, value in variables.items():
            self.connection.execute(f"set variable {variable} = $value", {"value": value})
        return result_of(self.connection.sql(_sql(name)), about=about)


def _sql(name: str) -> str:
    return (QUERIES_FOLDER / f"{name}.sql").read_text(encoding="utf-8")


@contextmanager
def open_corpus(database: Path) -> Iterator[CorpusReader]:
    """Open a published database read-only and locked down.

    Raises:
        WarehouseError: the file is missing, damaged, or being written by a process.
    """
    with open_read_only(database, memory=MEMORY) as connection:
        yield CorpusReader(connection)
