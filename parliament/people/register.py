"""The register: who sat, governed and chaired when, as tuples of facts that each say where they come from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Any, TypeVar

from parliament.model import (
    CommitteeSeat,
    GovernmentTerm,
    Issue,
    Legislature,
    Membership,
    OtherMandate,
    Person,
    Severity,
)
from parliament.people.index import RegisterIndex
from parliament.period import covers, overlap

_Fact = TypeVar("_Fact", Person, Membership, GovernmentTerm, CommitteeSeat, Legislature, OtherMandate)
# The seats of the Flemish Parliament since 1995 (Special Act on the reform of the institutions).
SEAT_COUNT = 124


@dataclass(frozen=True)
class Register:
    """All that is known of persons, half-open periods by date; build with :func:`make_register` for the stable order.

    ``index`` holds the look-ups; it is built on first use and is not part of the value.
    """

    persons: tuple[Person, ...] = ()
    memberships: tuple[Membership, ...] = ()
    government_terms: tuple[GovernmentTerm, ...] = ()
    committee_seats: tuple[CommitteeSeat, ...] = ()
    legislatures: tuple[Legislature, ...] = ()
    other_mandates: tuple[OtherMandate, ...] = ()

    @cached_property
    def index(self) -> RegisterIndex:
        """The look-ups by id, name and date."""
        return RegisterIndex(self.persons, self.memberships, self.government_terms)

    def __getstate__(self) -> dict[str, object]:
        """Leave the look-ups behind when a register is sent to another process."""
        return {key: value for key, value in self.__dict__.items() if key != "index"}


def person_id_order(person_id: str) -> tuple[int, int, str]:
    """Sort key: the service's numbers by value, then the project's own ids by name."""
    return (0, int(person_id), "") if person_id.isdigit() else (1, 0, person_id)


def make_register(
    persons: Iterable[Person] = (),
    memberships: Iterable[Membership] = (),
    government_terms: Iterable[GovernmentTerm] = (),
    committee_seats: Iterable[CommitteeSeat] = (),
    legislatures: Iterable[Legislature] = (),
    other_mandates: Iterable[OtherMandate] = (),
) -> Register:
    """A register in its one stable order, whatever order the facts came in."""
    return Register(
        persons=_in_order(persons, lambda fact: (*person_id_order(fact.person_id), fact.full_name)),
        memberships=_in_order(memberships, _membership_order),
        government_terms=_in_order(government_terms, _term_order),
        committee_seats=_in_order(committee_seats, _seat_order),
        legislatures=_in_order(legislatures, lambda fact: fact.start_date),
        other_mandates=_in_order(other_mandates, _mandate_order),
    )


def _in_order(facts: Iterable[_Fact], order: Callable[[_Fact], Any]) -> tuple[_Fact, ...]:
    """The facts, each once; of those alike in ``order`` the rest decides, for a set has another order in every run."""
    return tuple(sorted(set(facts), key=lambda fact: (order(fact), repr(fact))))


def _membership_order(fact: Membership) -> tuple[int, int, str, date, str]:
    return (*person_id_order(fact.person_id), fact.from_date, fact.party_name)


def _term_order(fact: GovernmentTerm) -> tuple[int, int, str, date, str]:
    return (*person_id_order(fact.person_id), fact.from_date, fact.title)


def _mandate_order(fact: OtherMandate) -> tuple[int, int, str, date, str]:
    return (*person_id_order(fact.person_id), fact.from_date, fact.mandate_name)


def _seat_order(fact: CommitteeSeat) -> tuple[str, date, str, tuple[int, int, str], date]:
    last_day = fact.to_date or date.max
    return (fact.committee_id, fact.from_date, fact.function_name, person_id_order(fact.person_id), last_day)


def legislature_at(register: Register, day: date) -> Legislature | None:
    """The legislature a day falls in, both its ends included; ``None`` between two or outside all."""
    for legislature in register.legislatures:
        if legislature.start_date <= day and (legislature.end_date is None or day <= legislature.end_date):
            return legislature
    return None


def members_on(register: Register, day: date, *, observed: bool = True) -> tuple[Membership, ...]:
    """The memberships that cover a day; without those that are only observed when ``observed`` is false."""
    return tuple(fact for fact in register.memberships if covers(fact, day) and (observed or not fact.is_observed_only))


def check_register(register: Register) -> tuple[Issue, ...]:
    """What is wrong in a register by itself: periods reversed or overlapping, facts of nobody, too many members."""
    return (
        *_reversed_periods(register),
        *_overlapping_memberships(register),
        *_facts_of_nobody(register),
        *_days_with_too_many_members(register),
    )


def _warning(kind: str, detail: str) -> Issue:
    return Issue(kind=kind, severity=Severity.WARNING, line=None, detail=detail)


def _reversed_periods(register: Register) -> tuple[Issue, ...]:
    return tuple(
        _warning(
            "interval_reversed",
            f"person {fact.person_id}: {type(fact).__name__} from {fact.from_date} to {fact.to_date}",
        )
        for fact in _dated_facts(register)
        if fact.to_date is not None and fact.to_date <= fact.from_date
    )


def _dated_facts(register: Register) -> tuple[Membership | GovernmentTerm | CommitteeSeat | OtherMandate, ...]:
    return (*register.memberships, *register.government_terms, *register.committee_seats, *register.other_mandates)


def _overlapping_memberships(register: Register) -> tuple[Issue, ...]:
    return tuple(
        _warning(
            "interval_overlap",
            f"person {one.person_id}: member for {one.party_name} from {one.from_date} to {one.to_date} "
            f"and for {other.party_name} from {other.from_date} to {other.to_date}",
        )
        for one, other in pairwise(sorted(register.memberships, key=_membership_order))
        if one.person_id == other.person_id and overlap(one, other)
    )


def _facts_of_nobody(register: Register) -> tuple[Issue, ...]:
    known = {person.person_id for person in register.persons}
    missing = sorted({fact.person_id for fact in _dated_facts(register)} - known, key=person_id_order)
    return tuple(
        _warning("person_missing", f"facts of person {person_id}, who is not in the register") for person_id in missing
    )


def _days_with_too_many_members(register: Register) -> tuple[Issue, ...]:
    """Counts whole-history memberships only: observed ones are wider than the truth on purpose."""
    facts = [fact for fact in register.memberships if not fact.is_observed_only]
    issues = []
    for day in sorted({fact.from_date for fact in facts}):
        count = len({fact.person_id for fact in facts if covers(fact, day)})
        if count > SEAT_COUNT:
            issues.append(_warning("too_many_members", f"{count} members on {day}; there are {SEAT_COUNT} seats"))
    return tuple(issues)
