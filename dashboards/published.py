"""What several pages of one rendering share: the rows that are read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboards.reading import Reader, Row, group_rows

# The name that a run gives to the synthetic reports that ship with the project (dq.run.source_name).
SYNTHETIC_SOURCE = "sample"


@dataclass(frozen=True, slots=True)
class Published:
    """A published database as the pages read it.

    ``session_years`` are newest first; ``persons`` by id are those with a page of their own; ``questions`` and
    ``meetings`` are newest first. ``is_synthetic`` says that the reports are the invented ones of the sample.
    """

    reader: Reader
    database: Path
    manifest: Mapping[str, Any]
    session_years: tuple[str, ...]
    persons: Mapping[str, Row]
    member_years: tuple[Row, ...]
    meetings: tuple[Row, ...]
    questions: tuple[Row, ...]
    is_synthetic: bool

    @property
    def newest_session_year(self) -> str | None:
        """The newest session year with a report; ``None`` in an empty database."""
        return self.session_years[0] if self.session_years else None

    def years_of(self, rows: tuple[Row, ...]) -> Mapping[str, list[Row]]:
        """Rows by session year, for every session year: an empty list where it has none."""
        groups = group_rows(rows, "session_year")
        return {year: groups.get(year, []) for year in self.session_years}


def read_published(reader: Reader, database: Path, manifest: Mapping[str, Any]) -> Published:
    """Read what several pages share."""
    runs = reader.rows("quality_run")
    return Published(
        reader=reader,
        database=database,
        manifest=manifest,
        session_years=tuple(row["session_year"] for row in reader.rows("session_years")),
        persons={row["person_id"]: row for row in reader.rows("persons")},
        member_years=tuple(reader.rows("member_years")),
        meetings=tuple(reader.rows("meetings")),
        questions=tuple(reader.rows("questions")),
        is_synthetic=bool(runs) and runs[0]["source_name"] == SYNTHETIC_SOURCE,
    )
