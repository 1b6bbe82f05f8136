"""The people of the parliament in a box: legislatures, members with dated memberships, governments, committees.

Everything that a meeting needs to know about people at a date is asked of :class:`House`. All facts are the nouns of
``parliament/model.py``, so that they can be compared one by one with what the register makes of the service's bodies.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from random import Random

from parliament.model import CommitteeSeat, GovernmentTerm, Legislature, Membership, Person
from parliament.period import covers
from replica.committees import COMMITTEE_FUNCTIONS, COMMITTEES
from replica.names import NAMESAKE, TRAP_NAMES, InventedName, invent_names
from replica.parties import INDEPENDENT_FAMILY, INDEPENDENT_NAME, PARTIES, Party

# The terms of the Flemish Parliament as member records show them (source contract §5.10); the last one still runs.
LEGISLATURES: tuple[Legislature, ...] = (
    Legislature("1995-1999", date(1995, 6, 13), date(1999, 6, 12), date(1995, 5, 21)),
    Legislature("1999-2004", date(1999, 7, 6), date(2004, 6, 12), date(1999, 6, 13)),
    Legislature("2004-2009", date(2004, 7, 6), date(2009, 6, 6), date(2004, 6, 13)),
    Legislature("2009-2014", date(2009, 6, 30), date(2014, 5, 24), date(2009, 6, 7)),
    Legislature("2014-2019", date(2014, 6, 17), date(2019, 5, 25), date(2014, 5, 25)),
    Legislature("2019-2024", date(2019, 6, 18), date(2024, 6, 8), date(2019, 5, 26)),
    Legislature("2024-2029", date(2024, 7, 2), None, date(2024, 6, 9)),
)

CONSTITUENCIES = ("Antwerpen", "Brussel-Hoofdstad", "Limburg", "Oost-Vlaanderen", "Vlaams-Brabant", "West-Vlaanderen")

# Titles and portfolios, the leader of the government first; portfolios hold commas on purpose (source contract §5.4).
_LEADER, _VICE, _MINISTER = "minister-president", "viceminister-president", "Vlaams minister"
_TITLES: tuple[tuple[str, str], ...] = (
    (_LEADER, "Buitenlands Beleid, Erfgoed en Haven"),
    (_VICE, "Binnenlandse Aangelegenheden, Bestuur, Samenleven en Gelijke Rechten"),
    (_VICE, "Werk, Sociale Economie en Land"),
    (_MINISTER, "Mobiliteit, Wegen en Water"),
    (_MINISTER, "Onderwijs, Sport en Dieren"),
    (_MINISTER, "Welzijn, Zorg en Gezin"),
    (_MINISTER, "Omgeving, Energie en Natuur"),
    (_MINISTER, "Begroting en Wonen"),
    (_MINISTER, "Brussel, Jeugd, Cultuur en Media"),
)
# Five of nine ministers of a new government come from the house and give up their seat (source contract §5.10).
_MINISTERS_FROM_HOUSE = 5
# A new government takes office this long after the new house meets, before the first sittings of September.
_FORMATION = timedelta(days=70)


@dataclass(frozen=True, slots=True)
class House:
    """All persons and their periods. Periods are half-open; everything is sorted by person and date."""

    span: tuple[date, date]
    persons: tuple[Person, ...]
    memberships: tuple[Membership, ...]
    government_terms: tuple[GovernmentTerm, ...]
    committee_seats: tuple[CommitteeSeat, ...]
    legislatures: tuple[Legislature, ...]
    speaker_of_house: tuple[tuple[str, str], ...]
    ambiguous_names: frozenset[str] = frozenset()
    _index: "HouseIndex" = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_index", HouseIndex(self))

    def person(self, person_id: str) -> Person:
        """The person with this id.

        :raises KeyError: when there is none.
        """
        return self._index.person_by_id[person_id]

    def legislature_at(self, day: date) -> Legislature:
        """The term that runs on ``day``, or the last one that ran before it."""
        starts = [legislature.start_date for legislature in self.legislatures]
        return self.legislatures[max(bisect_right(starts, day) - 1, 0)]

    def members_at(self, day: date) -> dict[str, Membership]:
        """Who has a seat on ``day``, by person id in the order of the register."""
        return self._index.members_at(day)

    def ministers_at(self, day: date) -> tuple[GovernmentTerm, ...]:
        """The government of ``day``, its leader first."""
        running = (term for term in self.government_terms if covers(term, day))
        return tuple(sorted(running, key=lambda term: _portfolio_rank(term.portfolio)))

    def committees_at(self, day: date) -> dict[str, tuple[CommitteeSeat, ...]]:
        """The committees of ``day`` with their seats, by committee id."""
        return self._index.committees_by_legislature[self.legislature_at(day).name]

    def president_at(self, day: date) -> str:
        """Who presides over the plenary sittings of the term that runs on ``day``."""
        return dict(self.speaker_of_house)[self.legislature_at(day).name]


class HouseIndex:
    """Look-ups over a house, made once."""

    def __init__(self, house: House) -> None:
        self.person_by_id = {person.person_id: person for person in house.persons}
        self._memberships = house.memberships
        changes = {membership.from_date for membership in house.memberships}
        changes |= {membership.to_date for membership in house.memberships if membership.to_date}
        self._changes = sorted(changes)
        self._members_by_change: dict[int, dict[str, Membership]] = {}
        self._house = house

    def members_at(self, day: date) -> dict[str, Membership]:
        """Members of a day; the answer is the same between two changes and kept per period."""
        period = bisect_right(self._changes, day)
        if period not in self._members_by_change:
            self._members_by_change[period] = {
                membership.person_id: membership for membership in self._memberships if covers(membership, day)
            }
        return self._members_by_change[period]

    @cached_property
    def committees_by_legislature(self) -> dict[str, dict[str, tuple[CommitteeSeat, ...]]]:
        """Committees with their seats by the term they sit in."""
        answer: dict[str, dict[str, list[CommitteeSeat]]] = {
            legislature.name: {} for legislature in self._house.legislatures
        }
        for seat in self._house.committee_seats:
            term = self._house.legislature_at(seat.from_date).name
            answer[term].setdefault(seat.committee_id, []).append(seat)
        return {term: {key: tuple(seats) for key, seats in committees.items()} for term, committees in answer.items()}


def _portfolio_rank(portfolio: str | None) -> int:
    return next((rank for rank, (_, name) in enumerate(_TITLES) if name == portfolio), len(_TITLES))


def build_house(seed: int, first_date: date, last_date: date, seats: int, *, has_odd_committees: bool = False) -> House:
    """The house of a world from ``first_date`` to ``last_date`` with ``seats`` seats."""
    rng = Random(seed)  # noqa: S311 - a seed must give the same world
    return _HouseBuilder(rng, first_date, last_date, seats, has_odd_committees=has_odd_committees).build()


@dataclass(slots=True)
class _Seat:
    """A seat while the house is built: who holds it over which period, for which party family."""

    person_id: str
    family: str
    from_date: date
    to_date: date | None


class _HouseBuilder:
    """Builds a house term by term; the order of the calls of ``rng`` is part of what a seed means."""

    def __init__(self, rng: Random, first_date: date, last_date: date, seats: int, *, has_odd_committees: bool) -> None:
        self.rng = rng
        self.has_odd_committees = has_odd_committees
        self.first_date, self.last_date, self.seat_count = first_date, last_date, seats
        self.terms = tuple(
            term
            for term in LEGISLATURES
            if term.start_date <= last_date and (term.end_date is None or term.end_date >= first_date)
        )
        # Every term brings new people; four houses' worth per term is more than can be used.
        self.name_pool = list(invent_names(min(seats * 4 * max(len(self.terms), 1), 20_000), rng))
        self.persons: list[Person] = []
        self.family_of: dict[str, str] = {}
        self.seats: list[_Seat] = []
        self.government: list[GovernmentTerm] = []
        self.committee_seats: list[CommitteeSeat] = []
        self.presidents: list[tuple[str, str]] = []
        self.independents: dict[str, date] = {}
        self.used_names = {f"{name.first_name} {name.last_name}" for name in (*TRAP_NAMES, NAMESAKE)}

    # --- the steps ---

    def build(self) -> House:
        former: list[str] = []
        for number, term in enumerate(self.terms):
            former = self._elect(number, former)
            self._form_government(number, term)
        self._reshuffle()
        self._make_independent()
        for number, term in enumerate(self.terms):
            self._make_committees(number, term)
        return House(
            span=(self.first_date, self.last_date),
            persons=tuple(self.persons),
            memberships=tuple(sorted(self._memberships(), key=lambda seat: (int(seat.person_id), seat.from_date))),
            government_terms=tuple(sorted(self.government, key=lambda term: (term.from_date, int(term.person_id)))),
            committee_seats=tuple(self.committee_seats),
            legislatures=self.terms,
            speaker_of_house=tuple(self.presidents),
            ambiguous_names=frozenset({f"{NAMESAKE.first_name} {NAMESAKE.last_name}"}),
        )

    def _elect(self, number: int, former: list[str]) -> list[str]:
        """Fill all seats of a term: the traps always, three in five of the others again, new people for the rest."""
        term = self.terms[number]
        if not former:
            elected = [self._add_person(name, family) for name, family in self._first_names()]
        else:
            trap_ids = {person.person_id for person in self.persons[: len(TRAP_NAMES) + 2]}
            elected = [person_id for person_id in former if person_id in trap_ids or self.rng.random() < 0.6]
        missing = self._missing_by_family(elected)
        for family, count in missing.items():
            elected += [self._add_person(self._next_name(), family) for _ in range(count)]
        ends = _day_after(term.end_date)
        self.seats += [_Seat(person_id, self.family_of[person_id], term.start_date, ends) for person_id in elected]
        self.presidents.append((term.name, elected[-1]))
        return elected

    def _first_names(self) -> list[tuple[InventedName, str]]:
        """The trap names spread over the parties, and the namesakes in two of them."""
        families = [party.family for party in PARTIES[:6]]
        spread = [(name, families[position % len(families)]) for position, name in enumerate(TRAP_NAMES)]
        return [*spread, (NAMESAKE, families[0]), (NAMESAKE, families[1])]

    def _missing_by_family(self, elected: list[str]) -> dict[str, int]:
        wanted = {party.family: round(party.seat_share * self.seat_count) for party in PARTIES}
        wanted[PARTIES[0].family] += self.seat_count - sum(wanted.values())
        held = [self.family_of[person_id] for person_id in elected]
        missing = {family: max(count - held.count(family), 0) for family, count in wanted.items()}
        surplus = sum(missing.values()) - (self.seat_count - len(elected))
        for family in sorted(missing, key=lambda name: -missing[name]):
            taken = min(surplus, missing[family])
            missing[family] -= taken
            surplus -= taken
        return missing

    def _form_government(self, number: int, term: Legislature) -> None:
        starts = term.start_date if number == 0 else term.start_date + _FORMATION
        following = self.terms[number + 1].start_date + _FORMATION if number + 1 < len(self.terms) else None
        candidates = self._plain_members(term)
        chosen = self.rng.sample(candidates, _MINISTERS_FROM_HOUSE)
        for rank in range(len(_TITLES)):
            if rank < _MINISTERS_FROM_HOUSE:
                person_id = chosen[rank]
                # One day in the house before the oath: then the seat goes to a substitute.
                self._give_up_seat(person_id, max(starts, term.start_date + timedelta(days=1)))
            else:
                person_id = self._add_person(self._next_name(), PARTIES[rank % 5].family)
            self._appoint(person_id, f"Regering {term.name}", rank, starts, following)

    def _plain_members(self, term: Legislature) -> list[str]:
        """Members who hold their seat through the whole term, without a trap in their name, the president left out."""
        plain_from = len(TRAP_NAMES) + 2
        protected = {person.person_id for person in self.persons[:plain_from]} | {dict(self.presidents)[term.name]}
        return [
            seat.person_id
            for seat in self.seats
            if seat.from_date == term.start_date
            and seat.to_date == _day_after(term.end_date)
            and seat.person_id not in protected
        ]

    def _appoint(self, person_id: str, government: str, rank: int, starts: date, ends: date | None) -> None:
        title, portfolio = _TITLES[rank]
        self.government.append(GovernmentTerm(person_id, government, title, portfolio, starts, ends))

    def _give_up_seat(self, person_id: str, day: date, returns: date | None = None) -> None:
        """End a person's running seat at ``day``; a substitute of the party holds it till the return, or to the end."""
        seat = self._seat_at(person_id, day)
        ends = seat.to_date
        seat.to_date = day
        substitute = self._add_person(self._next_name(), seat.family)
        self.seats.append(_Seat(substitute, seat.family, day, returns or ends))
        if returns is not None:
            self.seats.append(_Seat(person_id, seat.family, returns, ends))

    def _reshuffle(self) -> None:
        """Within the span a member becomes a minister for a while and returns to the house (source contract §5.10)."""
        leaves, returns = self._at(0.55), self._at(0.80)
        term = self._term_at(leaves)
        if self._term_at(returns) != term:
            returns = (term.end_date or returns) - timedelta(days=60)
        last_rank = len(_TITLES) - 1
        portfolio = _TITLES[last_rank][1]
        running = next(entry for entry in self.government if entry.portfolio == portfolio and covers(entry, leaves))
        self.government.remove(running)
        member = self.rng.choice(self._plain_members(term))
        self._give_up_seat(member, leaves, returns)
        self._appoint(running.person_id, running.government_name, last_rank, running.from_date, leaves)
        self._appoint(member, running.government_name, last_rank, leaves, returns)
        successor = self._add_person(self._next_name(), PARTIES[2].family)
        self._appoint(successor, running.government_name, last_rank, returns, running.to_date)

    def _make_independent(self) -> None:
        """One member leaves the party within the span and stays as an independent."""
        day = self._at(0.6)
        leaver = self.rng.choice(self._plain_members(self._term_at(day)))
        seat = self._seat_at(leaver, day)
        self.seats.append(_Seat(leaver, INDEPENDENT_FAMILY, day, seat.to_date))
        seat.to_date = day

    def _make_committees(self, number: int, term: Legislature) -> None:
        ends = _day_after(term.end_date)
        eligible = self._plain_members(term)
        for position, committee in enumerate(COMMITTEES):
            committee_id = str(1_600_001 + 100 * number + position)
            name = committee.odd_name if self.has_odd_committees else committee.name
            chosen = self.rng.sample(eligible, sum(count for _, count in COMMITTEE_FUNCTIONS))
            for function, count in COMMITTEE_FUNCTIONS:
                for _ in range(count):
                    held = (chosen.pop(), function, term.start_date, ends)
                    self.committee_seats.append(CommitteeSeat(committee_id, committee.code, name, *held))

    # --- helpers ---

    def _memberships(self) -> list[Membership]:
        memberships = []
        for seat in self.seats:
            constituency = CONSTITUENCIES[int(seat.person_id) % len(CONSTITUENCIES)]
            for name, starts, ends in self._party_names(seat):
                memberships.append(Membership(seat.person_id, name, seat.family, starts, ends, constituency))
        return [
            membership
            for membership in memberships
            if membership.to_date is None or membership.from_date < membership.to_date
        ]

    def _party_names(self, seat: _Seat) -> list[tuple[str, date, date | None]]:
        party = _party_of(seat.family)
        if party is None:
            return [(INDEPENDENT_NAME, seat.from_date, seat.to_date)]
        if party.later_name is None or party.renamed_at is None:
            return [(party.name, seat.from_date, seat.to_date)]
        renamed = self._at(party.renamed_at)
        if seat.from_date >= renamed:
            return [(party.later_name, seat.from_date, seat.to_date)]
        if seat.to_date is not None and seat.to_date <= renamed:
            return [(party.name, seat.from_date, seat.to_date)]
        return [(party.name, seat.from_date, renamed), (party.later_name, renamed, seat.to_date)]

    def _add_person(self, name: InventedName, family: str) -> str:
        # Ids start where no real one is yet (the real ones stood below 5 000 in 2026), so the two never mix.
        person_id = str(70_001 + len(self.persons))
        self.persons.append(Person(person_id, name.first_name, name.last_name, name.gender))
        self.family_of[person_id] = family
        return person_id

    def _next_name(self) -> InventedName:
        while True:
            name = self.name_pool.pop()
            full_name = f"{name.first_name} {name.last_name}"
            if full_name not in self.used_names:
                self.used_names.add(full_name)
                return name

    def _seat_at(self, person_id: str, day: date) -> _Seat:
        return next(seat for seat in self.seats if seat.person_id == person_id and covers(seat, day))

    def _term_at(self, day: date) -> Legislature:
        return [term for term in self.terms if term.start_date <= day][-1]

    def _at(self, share: float) -> date:
        return self.first_date + timedelta(days=round(share * (self.last_date - self.first_date).days))


def _party_of(family: str) -> Party | None:
    return next((party for party in PARTIES if party.family == family), None)


def _day_after(day: date | None) -> date | None:
    return day + timedelta(days=1) if day else None


def minister_for_committee(house: House, committee_code: str, day: date) -> GovernmentTerm:
    """The minister whose portfolio a committee follows, on a day."""
    rank = next(committee.minister for committee in COMMITTEES if committee.code == committee_code)
    return next(term for term in house.ministers_at(day) if term.portfolio == _TITLES[rank][1])
