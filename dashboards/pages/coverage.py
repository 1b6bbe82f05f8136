"""Which meetings have a report: a calendar by month and kind, and the meetings without one by session year."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from dashboards.predicates import Predicate, place_of_quality
from warehouse.rows import Row, group_rows


@dataclass(frozen=True, slots=True)
class Gaps:
    """Meetings without a report of a session year and kind.

    ``months`` are (place on the page, month, meetings with a report in that month, the meetings without), newest first.
    """

    session_year: str | None
    meeting_kind: str
    months: tuple[tuple[str, date | None, Row | None, tuple[Row, ...]], ...]

    @property
    def place(self) -> str:
        """Where they stand on the page."""
        return place_of_quality("gaps", Predicate(session_year=self.session_year, meeting_kind=self.meeting_kind))

    @property
    def count(self) -> int:
        """How many there are."""
        return sum(len(rows) for *_, rows in self.months)


def gaps_of(rows: Sequence[Row], months: Sequence[Row]) -> tuple[Gaps, ...]:
    """Newest session year first; of a month in two session years the later part has the month's place."""
    have = {(row["month_date"], row["meeting_kind"]): row for row in months}
    taken: set[str] = set()
    found = []
    for (year, kind), of_year in _by_year_and_kind(rows).items():
        parts = []
        for month, of_month in group_rows(of_year, "month_date").items():
            place = gap_id(month, kind)
            parts.append((place if place not in taken else "", month, have.get((month, kind)), tuple(of_month)))
            taken.add(place)
        found.append(Gaps(year, kind, tuple(parts)))
    return tuple(sorted(found, key=lambda one: (one.session_year or "", one.meeting_kind), reverse=True))


def _by_year_and_kind(rows: Iterable[Row]) -> dict[tuple[str | None, str], list[Row]]:
    groups: dict[tuple[str | None, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((row["session_year"], row["meeting_kind"]), []).append(row)
    return groups


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """A calendar year of one kind of meeting: for each month its row, ``None`` where no meeting is known."""

    meeting_kind: str
    year: int
    months: tuple[Row | None, ...]


def gap_id(month: date | None, meeting_kind: str) -> str:
    """The place on the page where the meetings without a report of a month are named."""
    return f"gat-{f'{month:%Y-%m}' if month else 'onbekend'}-{meeting_kind}"


def calendar_of(months: Sequence[Row], places: Collection[str]) -> Sequence[tuple[str, Sequence[CalendarYear]]]:
    """By kind of meeting the years, newest first; each month with where its gaps are named, if it has any."""
    cells: dict[tuple[str, int], dict[int, Row]] = {}
    for row in months:
        month, kind = row["month_date"], row["meeting_kind"]
        gap = gap_id(month, kind) if gap_id(month, kind) in places else None
        cells.setdefault((kind, month.year), {})[month.month] = {**row, "gap": gap}
    years = [
        CalendarYear(kind, year, tuple(found.get(month) for month in range(1, 13)))
        for (kind, year), found in sorted(cells.items(), key=lambda cell: (cell[0][0] != "plenary", -cell[0][1]))
    ]
    return [(kind, list(group)) for kind, group in groupby(years, key=lambda one: one.meeting_kind)]
