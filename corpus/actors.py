"""Who speaks in a corpus, and what they belong to over time: persons, parties, governments, committees, terms.

Every period is half-open in the database; here ``until`` is its last day, as the forms of the field have it.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.reading import CorpusReader
from warehouse.rows import Row, group_rows

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat in the parliament in one group; ``party_family`` is None for a member without a group.

    ``is_observed_only`` marks a seat known from one day's list or from reports only: its real ends are unknown.
    """

    since: date | None
    until: date | None
    party_family: str | None
    party_name: str
    constituency: str | None
    is_observed_only: bool


@dataclass(frozen=True, slots=True)
class MinisterTerm:
    """A term as minister."""

    government: str
    title: str
    portfolio: str | None
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class CommitteeFunction:
    """A function in a committee."""

    committee_id: str
    function: str
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the register with everything he or she was."""

    person_id: str
    full_name: str
    first_name: str
    last_name: str
    gender: str | None
    is_provisional: bool
    seats: tuple[Seat, ...]
    terms: tuple[MinisterTerm, ...]
    functions: tuple[CommitteeFunction, ...]

    def has_seat_on(self, day: date) -> bool:
        """Whether the person held a seat."""
        return any(_is_within(day, seat.since, seat.until) for seat in self.seats)

    def is_minister_on(self, day: date) -> bool:
        """Whether the person was a minister."""
        return any(_is_within(day, term.since, term.until) for term in self.terms)


@dataclass(frozen=True, slots=True)
class PartyName:
    """A name of a party and when it had it; None is an end that is not known, or still to come."""

    name: str
    since: date | None
    until: date | None
    party_facts_id: int | None
    wikidata_id: str | None


@dataclass(frozen=True, slots=True)
class Party:
    """A party family with its names, oldest first."""

    family: str
    names: tuple[PartyName, ...]


@dataclass(frozen=True, slots=True)
class Coalition:
    """A government and the party families in and out of it over one period."""

    government: str
    since: date
    until: date | None
    governing: tuple[str, ...]
    opposing: tuple[str, ...]

    def status_of(self, family: str) -> str | None:
        """``Coalition`` or ``Opposition``; None for a family of which it is not known."""
        if family in self.governing:
            return "Coalition"
        return "Opposition" if family in self.opposing else None


@dataclass(frozen=True, slots=True)
class Committee:
    """A committee in one composition."""

    committee_id: str
    name: str
    code: str | None


@dataclass(frozen=True, slots=True)
class Legislature:
    """A term of the parliament, such as 2019-2024."""

    name: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Actors:
    """All of them; persons and parties by id."""

    persons: dict[str, Person]
    parties: dict[str, Party]
    coalitions: tuple[Coalition, ...]
    committees: tuple[Committee, ...]
    legislatures: tuple[Legislature, ...]

    def coalition_on(self, day: date) -> Coalition | None:
        """The coalition that governed on a day."""
        return next((one for one in self.coalitions if _is_within(day, one.since, one.until)), None)


def read_actors(reader: CorpusReader) -> Actors:
    """Read them all: some hundreds of persons in a parliament of thirty years."""
    seats = group_rows(reader.rows("memberships"), "person_id")
    terms = group_rows(reader.rows("government_terms"), "person_id")
    function_rows = reader.rows("committee_seats")
    functions = group_rows(function_rows, "person_id")
    persons = {
        row["person_id"]: Person(
            person_id=row["person_id"],
            full_name=row["full_name"],
            first_name=row["first_name"],
            last_name=row["last_name"],
            gender=row["gender"],
            is_provisional=row["is_provisional"],
            seats=tuple(_seat(one) for one in seats.get(row["person_id"], [])),
            terms=tuple(_term(one) for one in terms.get(row["person_id"], [])),
            functions=tuple(_function(one) for one in functions.get(row["person_id"], [])),
        )
        for row in reader.rows("persons")
    }
    parties = {
        family: Party(family, tuple(_party_name(one) for one in rows))
        for family, rows in group_rows(reader.rows("parties"), "party_family").items()
    }
    return Actors(
        persons=persons,
        parties=parties,
        coalitions=_coalitions(reader.rows("government_status")),
        committees=_committees(function_rows),
        legislatures=tuple(
            Legislature(row["legislature"], row["start_date"], row["end_date"]) for row in reader.rows("legislatures")
        ),
    )


def last_day(to_date: date | None) -> date | None:
    """The last day of a half-open period."""
    return None if to_date is None else to_date - _ONE_DAY


def _is_within(day: date, since: date | None, until: date | None) -> bool:
    return (since is None or since <= day) and (until is None or day <= until)


def _seat(row: Row) -> Seat:
    family = None if row["is_independent"] else row["party_family"]
    return Seat(
        row["from_date"],
        last_day(row["to_date"]),
        family,
        row["party_name"],
        row["constituency_name"],
        row["is_observed_only"],
    )


def _term(row: Row) -> MinisterTerm:
    return MinisterTerm(
        row["government_name"], row["title"], row["portfolio"], row["from_date"], last_day(row["to_date"])
    )


def _function(row: Row) -> CommitteeFunction:
    return CommitteeFunction(row["committee_id"], row["function_name"], row["from_date"], last_day(row["to_date"]))


def _party_name(row: Row) -> PartyName:
    return PartyName(
        row["party_name"], row["from_date"], last_day(row["to_date"]), row["party_facts_id"], row["wikidata_id"]
    )


def _coalitions(rows: Sequence[Row]) -> tuple[Coalition, ...]:
    periods: dict[tuple[date, date | None, str], list[Row]] = defaultdict(list)
    for row in rows:
        periods[row["from_date"], row["to_date"], row["government"]].append(row)
    return tuple(
        Coalition(
            government,
            since,
            last_day(to_date),
            tuple(row["party_family"] for row in found if row["is_governing"]),
            tuple(row["party_family"] for row in found if not row["is_governing"]),
        )
        for (since, to_date, government), found in periods.items()
    )


def _committees(rows: Sequence[Row]) -> tuple[Committee, ...]:
    found = {
        row["committee_id"]: Committee(row["committee_id"], row["committee_name"], row["committee_code"])
        for row in rows
    }
    return tuple(found[committee_id] for committee_id in sorted(found))
