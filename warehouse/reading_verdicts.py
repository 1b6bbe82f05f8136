"""What became of documents that were tried and not read: rows of ``dq.reading_verdict``, which no log holds."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime
from pathlib import Path

import duckdb
import polars as pl

from warehouse.database import open_unlocked_read_only, open_writable
from warehouse.quality import append_quality_rows
from warehouse.schema import quality_schemas

# A document that was read since, or that another version of the parser has tried since, has no verdict more.
_SETTLED = """
    delete from dq.reading_verdict as verdict
    where exists (
            select 1 from raw.report
            where report.sha256 = verdict.sha256 and report.parsed_at > verdict.last_tried_at
        )
        or exists (
            select 1 from dq.reading_verdict as later
            where later.sha256 = verdict.sha256 and later.parser_version <> verdict.parser_version
                and later.last_tried_at > verdict.last_tried_at
        )
"""


@dataclass(frozen=True, slots=True)
class ReadingVerdict:
    """A document that a version of the parser has tried and not read.

    ``verdict`` is the kind of its issue; ``is_about_bytes`` says that the bytes are the reason, so that trying again
    gives the same.
    """

    sha256: str
    parser_version: str
    verdict: str
    reason: str
    is_about_bytes: bool
    attempt_count: int
    first_run_id: str
    last_run_id: str
    first_tried_at: datetime
    last_tried_at: datetime
    document_name: str
    document_url: str
    byte_count: int
    fetched_at: datetime
    meeting_id: str | None = None
    meeting_date: date | None = None
    is_provisional: bool = False
    is_listed: bool = False


# The names of the columns are those of the class.
_ALL = f"select {', '.join(field.name for field in fields(ReadingVerdict))} from dq.reading_verdict"  # noqa: S608


def verdicts_of(connection: duckdb.DuckDBPyConnection) -> tuple[ReadingVerdict, ...]:
    """All verdicts of an open database, the oldest attempt first."""
    return tuple(
        ReadingVerdict(*row) for row in connection.execute(f"{_ALL} order by last_tried_at, sha256").fetchall()
    )


def read_verdicts(database: Path) -> tuple[ReadingVerdict, ...]:
    """All verdicts of a database.

    Raises:
        WarehouseError: it cannot be opened.
    """
    with open_unlocked_read_only(database) as connection:
        return verdicts_of(connection)


def record_verdicts(candidate: Path, found: Sequence[ReadingVerdict]) -> None:
    """Write tonight's verdicts, counting on from earlier ones; drop those of documents that are read by now.

    To be called after the night's reports are loaded.
    """
    with open_writable(candidate) as connection:
        earlier = {(one.sha256, one.parser_version): one for one in verdicts_of(connection)}
    rows = [asdict(_counted_on(one, earlier.get((one.sha256, one.parser_version)))) for one in found]
    if rows:
        frame = pl.DataFrame(rows, schema=dict(quality_schemas()["reading_verdict"]), orient="row")
        append_quality_rows(candidate, {"reading_verdict": frame})
    with open_writable(candidate) as connection:
        connection.execute(_SETTLED)


def _counted_on(verdict: ReadingVerdict, earlier: ReadingVerdict | None) -> ReadingVerdict:
    if earlier is None:
        return verdict
    return replace(
        verdict,
        attempt_count=earlier.attempt_count + verdict.attempt_count,
        first_run_id=earlier.first_run_id,
        first_tried_at=earlier.first_tried_at,
    )
