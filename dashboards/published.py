"""What several pages of one rendering share: the rows that are read once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboards.colours import PartyColours, spare_colours
from dashboards.csv_files import csv_file
from dashboards.page import PlainFile, SiteWide
from dashboards.reading import Reader
from warehouse.origin import DataOrigin, worst_origin
from warehouse.rows import Row, group_rows


@dataclass(frozen=True, slots=True)
class Published:
    """A published database as the pages read it.

    ``session_years`` are newest first, ``year_figures`` their main figures; ``persons`` by id are those with a page of
    their own; ``questions`` and ``meetings`` are newest first. ``origin`` says whether the data are the parliament's.
    """

    reader: Reader
    database: Path
    manifest: Mapping[str, Any]
    session_years: tuple[str, ...]
    year_figures: Mapping[str, Row]
    persons: Mapping[str, Row]
    member_years: tuple[Row, ...]
    meetings: tuple[Row, ...]
    questions: tuple[Row, ...]
    origin: DataOrigin
    colours: PartyColours

    @property
    def whole(self) -> SiteWide:
        """What every page takes from it."""
        return SiteWide(self.colours, {person_id: surname_first(row) for person_id, row in self.persons.items()})

    @property
    def newest_session_year(self) -> str | None:
        """The newest session year with a report; ``None`` in an empty database."""
        return self.session_years[0] if self.session_years else None

    def years_of(self, rows: tuple[Row, ...]) -> Mapping[str, list[Row]]:
        """Rows by session year, for every session year: an empty list where it has none."""
        groups = group_rows(rows, "session_year")
        return {year: groups.get(year, []) for year in self.session_years}

    def csv_file(self, path: str, columns: Sequence[str], rows: Iterable[Row]) -> PlainFile:
        """The chosen columns of rows as a CSV file, marked when the rows are not the parliament's."""
        return csv_file(path, columns, rows, self.origin)


def read_published(reader: Reader, database: Path, manifest: Mapping[str, Any]) -> Published:
    """Read what several pages share."""
    years = reader.rows("session_years")
    return Published(
        reader=reader,
        database=database,
        manifest=manifest,
        session_years=tuple(row["session_year"] for row in years),
        year_figures={row["session_year"]: row for row in years},
        persons={row["person_id"]: row for row in reader.rows("persons")},
        member_years=tuple(reader.rows("member_years")),
        meetings=tuple(reader.rows("meetings")),
        questions=tuple(reader.rows("questions")),
        origin=worst_origin(reader.frame("data_sources").rows()),
        colours=PartyColours(spare_colours(reader.frame("party_families").rows())),
    )


def surname_first(row: Row) -> str:
    """The name by which a person is sorted: the surname as the parliament prints it, then the first name.

    Flemish lists put "De Loor" under D and "Van den Heuvel" under V.
    """
    return " ".join(part for part in (row["last_name"], row["first_name"]) if part) or str(row["full_name"] or "")
