"""What the answers of the service were seen to have, kept so that each first sight is reported once (``dq``)."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path

import duckdb
import polars as pl

from warehouse.database import open_writable
from warehouse.quality import append_quality_rows
from warehouse.schema import quality_schemas


@dataclass(frozen=True, slots=True)
class SourceSighting:
    """A field, an unknown field, a word of a vocabulary or a broken form; see ``sql/dq/source_sighting.sql``."""

    sighting_kind: str
    endpoint: str
    place: str
    value: str
    example_url: str
    first_run_id: str | None = None
    first_seen_at: datetime | None = None
    last_seen_at: datetime | None = None
    is_missing: bool = False

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes two sightings one."""
        return (self.sighting_kind, self.endpoint, self.place, self.value)


_ALL = f"select {', '.join(field.name for field in fields(SourceSighting))} from dq.source_sighting"  # noqa: S608


def sightings_of(connection: duckdb.DuckDBPyConnection) -> tuple[SourceSighting, ...]:
    """All sightings of an open database; none in one that was made before they were kept."""
    known = connection.execute(
        "select count(*) from duckdb_tables() where schema_name = 'dq' and table_name = 'source_sighting'"
    ).fetchone()
    if known == (0,):
        return ()
    rows = connection.execute(f"{_ALL} order by all").fetchall()
    return tuple(SourceSighting(*row) for row in rows)


def record_sightings(candidate: Path, found: Sequence[SourceSighting], run_id: str, seen_at: datetime) -> None:
    """Write tonight's sightings; those known before keep when they were first seen."""
    if not found:
        return
    with open_writable(candidate) as connection:
        known = {one.key: one for one in sightings_of(connection)}
    rows = []
    for one in found:
        first = known.get(one.key)
        row = asdict(one) | {"last_seen_at": seen_at}
        row["first_run_id"] = first.first_run_id if first else run_id
        row["first_seen_at"] = first.first_seen_at if first else seen_at
        row["example_url"] = first.example_url if first else one.example_url
        rows.append(row)
    frame = pl.DataFrame(rows, schema=dict(quality_schemas()["source_sighting"]), orient="row")
    append_quality_rows(candidate, {"source_sighting": frame})
