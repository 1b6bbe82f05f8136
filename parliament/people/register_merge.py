"""Two registers into one: what was known and what was seen since.

A member's own record gives a whole history, a list gives one day, the project's own data gives what the source lacks:

* a person's memberships from a record replace all that was known of them; the same holds for a minister's terms;
* what is only observed is swallowed by a membership that covers it, and two observations of one party in one
  legislature become one period;
* a person of the project's own data (an id that begins with ``gov-``) becomes the person of the same name once the
  service gives one; two registers never disagree silently: see :func:`find_contradictions`.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

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
from parliament.people.names import folded_key
from parliament.people.register import Register, legislature_at, make_register
from parliament.period import overlap

# Ids of persons whom the service's stored bodies do not name: of the project's own data, never mixed with its numbers.
PROVISIONAL_PREFIX = "gov-"


class _HasPerson(Protocol):
    @property
    def person_id(self) -> str:
        """The person the fact is about."""


_Fact = TypeVar("_Fact", Person, Membership, GovernmentTerm, CommitteeSeat, OtherMandate)
_Owned = TypeVar("_Owned", bound=_HasPerson)


def is_provisional(person_id: str) -> bool:
    """Whether an id is the project's own, for a person whose number in the service is not known."""
    return person_id.startswith(PROVISIONAL_PREFIX)


def merge_registers(base: Register, newer: Register) -> Register:
    """One register of two; where they differ, ``newer`` wins by the rules above."""
    numbers = find_provisional_persons(base, newer)
    older, later = _renumber(base, numbers), _renumber(newer, numbers)
    return make_register(
        _merge_persons(older.persons, later.persons),
        _merge_memberships(older, later),
        _merge_terms(older.government_terms, later.government_terms),
        _merge_seats(older.committee_seats, later.committee_seats),
        _merge_legislatures(older.legislatures, later.legislatures),
        _merge_mandates(older, later),
    )


def find_provisional_persons(base: Register, newer: Register) -> Mapping[str, str]:
    """Which provisional ids of either register now have a number of the service: provisional id -> number.

    The one person of the very same name (without case and diacritics) is taken, unless that person has times as
    minister of their own and none of them at the time of the provisional one's.
    """
    persons = {person.person_id: person for register in (base, newer) for person in register.persons}
    terms = _by_person((*base.government_terms, *newer.government_terms))
    numbered: defaultdict[str, set[str]] = defaultdict(set)
    for person in persons.values():
        if not is_provisional(person.person_id):
            numbered[folded_key(person.full_name)].add(person.person_id)
    found: dict[str, str] = {}
    for person in persons.values():
        same_name = numbered.get(folded_key(person.full_name), set())
        if is_provisional(person.person_id) and len(same_name) == 1:
            (number,) = same_name
            if _may_be_one(terms.get(person.person_id, []), terms.get(number, [])):
                found[person.person_id] = number
    return found


def _may_be_one(provisional: Sequence[GovernmentTerm], real: Sequence[GovernmentTerm]) -> bool:
    return not provisional or not real or any(overlap(one, other) for one in provisional for other in real)


def find_contradictions(base: Register, newer: Register) -> tuple[Issue, ...]:
    """Where two registers say different things of the same days: issues of kind ``register_contradiction``."""
    numbers = find_provisional_persons(base, newer)
    older, later = _renumber(base, numbers), _renumber(newer, numbers)
    known = _by_person(older.memberships)
    issues = [
        _contradiction(one, other)
        for other in later.memberships
        for one in known.get(other.person_id, [])
        if one.party_family != other.party_family and overlap(one, other)
    ]
    with_record = {fact.person_id for fact in later.memberships if not fact.is_observed_only}
    seen = _by_person(later.memberships)
    issues.extend(
        _lost(one)
        for one in older.memberships
        if one.person_id in with_record and not any(overlap(one, other) for other in seen[one.person_id])
    )
    return tuple(issues)


def _contradiction(one: Membership, other: Membership) -> Issue:
    detail = (
        f"person {one.person_id}: {one.party_name} from {one.from_date} to {one.to_date} ({_source(one)}), now "
        f"{other.party_name} from {other.from_date} to {other.to_date} ({_source(other)})"
    )
    return Issue(kind="register_contradiction", severity=Severity.WARNING, line=None, detail=detail)


def _lost(one: Membership) -> Issue:
    detail = (
        f"person {one.person_id}: {one.party_name} from {one.from_date} to {one.to_date} is no longer in the record"
    )
    return Issue(kind="register_contradiction", severity=Severity.WARNING, line=None, detail=detail)


def _source(fact: Membership) -> str:
    return fact.provenance.source if fact.provenance else "no source"


def _by_person(facts: Iterable[_Owned]) -> defaultdict[str, list[_Owned]]:
    grouped: defaultdict[str, list[_Owned]] = defaultdict(list)
    for fact in facts:
        grouped[fact.person_id].append(fact)
    return grouped


def _renumber(register: Register, numbers: Mapping[str, str]) -> Register:
    if not numbers:
        return register
    return Register(
        persons=tuple(_with_number(fact, numbers) for fact in register.persons),
        memberships=tuple(_with_number(fact, numbers) for fact in register.memberships),
        government_terms=tuple(_with_number(fact, numbers) for fact in register.government_terms),
        committee_seats=tuple(_with_number(fact, numbers) for fact in register.committee_seats),
        legislatures=register.legislatures,
        other_mandates=tuple(_with_number(fact, numbers) for fact in register.other_mandates),
    )


def _with_number(fact: _Fact, numbers: Mapping[str, str]) -> _Fact:
    number = numbers.get(fact.person_id)
    return replace(fact, person_id=number) if number else fact


def _merge_persons(older: Sequence[Person], later: Sequence[Person]) -> list[Person]:
    merged: dict[str, Person] = {}
    for person in (*older, *later):
        known = merged.get(person.person_id)
        merged[person.person_id] = _merge_person(known, person) if known else person
    return list(merged.values())


def _merge_person(known: Person, newer: Person) -> Person:
    """The newer names; an earlier name stays as another name, what a list leaves out is not forgotten."""
    names = {*known.other_names, *newer.other_names, known.full_name} - {newer.full_name}
    kept = {name for name in names if folded_key(name) != folded_key(newer.full_name)}
    return replace(
        newer,
        gender=newer.gender or known.gender,
        other_names=tuple(sorted(kept)),
        birth_year=newer.birth_year or known.birth_year,
        profession=newer.profession or known.profession,
        has_record=newer.has_record or known.has_record,
    )


def _merge_memberships(older: Register, later: Register) -> list[Membership]:
    legislatures = _merge_legislatures(older.legislatures, later.legislatures)
    known, seen = _by_person(older.memberships), _by_person(later.memberships)
    terms = _by_person((*older.government_terms, *later.government_terms))
    merged: list[Membership] = []
    for person_id in sorted({*known, *seen}):
        real_now = [fact for fact in seen[person_id] if not fact.is_observed_only]
        real_before = [fact for fact in known[person_id] if not fact.is_observed_only]
        real = real_now or real_before
        observed = [fact for fact in (*known[person_id], *seen[person_id]) if fact.is_observed_only]
        merged.extend(real)
        if not real_now:  # a record is a whole history: what was only observed before adds nothing to it
            left = [fact for fact in observed if not any(overlap(fact, one) for one in real)]
            merged.extend(_join_observed(left, legislatures, terms[person_id]))
    return merged


def _join_observed(
    facts: Sequence[Membership], legislatures: Sequence[Legislature], terms: Sequence[GovernmentTerm]
) -> list[Membership]:
    """One period for neighbouring observations of one party name in one legislature; the newest provenance is kept.

    A time as minister between two observations keeps them apart: the seat was given up (source contract §5.10).
    """
    register = Register(legislatures=tuple(legislatures))
    joined: list[Membership] = []
    for fact in sorted(facts, key=lambda fact: (fact.from_date, fact.party_name)):
        before = joined[-1] if joined else None
        if before is not None and _may_join(before, fact, register, terms):
            joined[-1] = _join_two(before, fact)
        else:
            joined.append(fact)
    return joined


def _may_join(before: Membership, fact: Membership, register: Register, terms: Sequence[GovernmentTerm]) -> bool:
    is_same_party = (before.party_family, before.party_name) == (fact.party_family, fact.party_name)
    legislature = legislature_at(register, fact.from_date)
    if not is_same_party or legislature is None or legislature_at(register, before.from_date) != legislature:
        return False
    return not any(before.from_date < term.from_date <= fact.from_date for term in terms)


def _join_two(known: Membership, fact: Membership) -> Membership:
    ends = (known.to_date, fact.to_date)
    return replace(
        known,
        to_date=None if None in ends else max(end for end in ends if end),
        constituency=fact.constituency or known.constituency,
        provenance=fact.provenance or known.provenance,
    )


def _merge_mandates(older: Register, later: Register) -> list[OtherMandate]:
    """A record gives all mandates elsewhere: nothing earlier is kept of a person who has a newer one."""
    recorded = {person.person_id for person in later.persons if person.has_record}
    return [*(fact for fact in older.other_mandates if fact.person_id not in recorded), *later.other_mandates]


def _merge_terms(older: Sequence[GovernmentTerm], later: Sequence[GovernmentTerm]) -> list[GovernmentTerm]:
    known, seen = _by_person(older), _by_person(later)
    return [fact for person_id in {*known, *seen} for fact in (seen.get(person_id) or known[person_id])]


def _merge_seats(older: Sequence[CommitteeSeat], later: Sequence[CommitteeSeat]) -> list[CommitteeSeat]:
    merged: defaultdict[Hashable, list[CommitteeSeat]] = defaultdict(list)
    for seat in older:
        merged[_seat_key(seat)].append(seat)
    for seat in later:
        known = merged[_seat_key(seat)]
        same = [one for one in known if overlap(one, seat)]
        first_day = min((one.from_date for one in same), default=seat.from_date)
        known[:] = [one for one in known if one not in same]
        known.append(replace(seat, from_date=min(first_day, seat.from_date)))
    return [seat for seats in merged.values() for seat in seats]


def _seat_key(seat: CommitteeSeat) -> Hashable:
    return (seat.committee_id, seat.person_id, seat.function_name)


def _merge_legislatures(older: Sequence[Legislature], later: Sequence[Legislature]) -> list[Legislature]:
    merged = {legislature.name: legislature for legislature in (*older, *later)}
    return list(merged.values())
