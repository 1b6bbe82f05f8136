"""Dated lists of members as observed memberships: what a list of a month says of a whole legislature.

A list says who sat in one month, not since when. Within one legislature, and only for persons without a record of their
own:

* seen in the first list: a member from the legislature's first day; seen for the first time in a later list: from the
  first day of the month of the list before it, in which the person was missing;
* seen in the last list: to the legislature's last day; missing from a later one: to the last day of that list's month;
* minus the person's own time as minister that began in the legislature: ministers give up their seat (source contract
  §5.10);
* the party is that of the list; between two lists of different parties the earlier one holds until the later list's
  month; a rename within a family is dated by the records of members who have one.

The periods are as wide as the lists allow, so that nobody is refused who may have sat, and are marked
``is_observed_only``: statistics must not count days from them.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from parliament.model import GovernmentTerm, Legislature, Membership, Person, Provenance
from parliament.people.corrections import cut_out
from parliament.people.register import Register, make_register
from parliament.vocabulary.parties import family_or_own_code


@dataclass(frozen=True, slots=True)
class ListedMember:
    """One row of a list; ``last_name`` is ``None`` where the list prints the full name in one field."""

    person_id: str
    first_name: str
    last_name: str | None
    party_name: str
    constituency: str | None


@dataclass(frozen=True, slots=True)
class MemberList:
    """All members in one month: of which only the month is known, from its first to its last day."""

    provenance: Provenance
    first_day: date
    last_day: date
    members: tuple[ListedMember, ...]

    def row(self, person_id: str) -> ListedMember | None:
        """The row of a person, ``None`` when the person is not in the list."""
        return next((member for member in self.members if member.person_id == person_id), None)


def read_member_list_file(path: Path, *, month: date) -> MemberList:
    """Read a CSV list with the columns ``id, naam, voornaam?, fractie, kieskring?``; ``month`` is any day of it."""
    with path.open(encoding="utf-8", newline="") as file:
        members = tuple(_listed_member(row) for row in csv.DictReader(file))
    first_day = month.replace(day=1)
    last_day = (first_day + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return MemberList(
        provenance=Provenance(source=f"{path.name} (member list of the Vlaams Parlement)", seen_on=last_day),
        first_day=first_day,
        last_day=last_day,
        members=members,
    )


def _listed_member(row: Mapping[str, str]) -> ListedMember:
    constituency = row.get("kieskring", "").removeprefix("Kieskring ").strip()
    return ListedMember(
        person_id=row["id"].strip(),
        first_name=(row["voornaam"] if "voornaam" in row else row["naam"]).strip(),
        last_name=row["naam"].strip() if "voornaam" in row else None,
        party_name=row["fractie"].strip(),
        constituency=constituency or None,
    )


def register_of_lists(lists: Sequence[MemberList], legislature: Legislature, known: Register) -> Register:
    """Persons and observed memberships of the lists' members who have no real membership in ``known``.

    ``lists`` are of one legislature, oldest first. ``known`` gives the records (who needs no observation), the
    ministers' terms, and the dates of the renames.
    """
    with_record = {fact.person_id for fact in known.memberships if not fact.is_observed_only}
    person_ids = sorted({row.person_id for one in lists for row in one.members} - with_record)
    names = party_names_over_time(known.memberships, legislature)
    persons: list[Person] = []
    memberships: list[Membership] = []
    for person_id in person_ids:
        persons.append(_person(person_id, lists))
        terms = known.index.terms_of(person_id)
        memberships.extend(_observed(person_id, lists, legislature, names, terms))
    return make_register(persons, memberships)


def _person(person_id: str, lists: Sequence[MemberList]) -> Person:
    """The person with names from the list that has two fields, else split at the first space."""
    rows = [(one, row) for one in lists if (row := one.row(person_id)) is not None]
    member_list, row = next(((one, row) for one, row in rows if row.last_name is not None), rows[0])
    first_name, last_name = row.first_name, row.last_name
    if last_name is None:
        first_name, _, last_name = row.first_name.partition(" ")
    return Person(person_id=person_id, first_name=first_name, last_name=last_name, provenance=member_list.provenance)


NamesOverTime = Mapping[str, Sequence[tuple[date, str]]]


def party_names_over_time(memberships: Iterable[Membership], legislature: Legislature) -> NamesOverTime:
    """Each family's printed names in a legislature with the first day of each, from members' own records."""
    first_days: defaultdict[str, dict[str, date]] = defaultdict(dict)
    for fact in memberships:
        ends_before = fact.to_date is not None and fact.to_date <= legislature.start_date
        begins_after = legislature.end_date is not None and fact.from_date > legislature.end_date
        if fact.is_observed_only or ends_before or begins_after:
            continue
        names = first_days[fact.party_family]
        names[fact.party_name] = min(names.get(fact.party_name, fact.from_date), fact.from_date)
    return {
        family: sorted((first_day, name) for name, first_day in names.items()) for family, names in first_days.items()
    }


def _observed(
    person_id: str,
    lists: Sequence[MemberList],
    legislature: Legislature,
    names: NamesOverTime,
    terms: Iterable[GovernmentTerm],
) -> list[Membership]:
    sightings = [(number, row) for number, one in enumerate(lists) if (row := one.row(person_id)) is not None]
    from_date, end = _widest_period([number for number, _ in sightings], lists, legislature)
    pieces: list[Membership] = []
    for place, (number, row) in enumerate(sightings):
        is_last = place + 1 == len(sightings)
        piece_end = end if is_last else lists[sightings[place + 1][0]].first_day
        piece = Membership(
            person_id=person_id,
            party_name=row.party_name,
            party_family=family_or_own_code(row.party_name),
            from_date=from_date,
            to_date=piece_end,
            constituency=row.constituency,
            is_observed_only=True,
            provenance=lists[number].provenance,
        )
        if pieces and pieces[-1].party_family == piece.party_family:
            # The same party in two lists: one period, with the constituency that either list gives.
            known = pieces.pop()
            piece = replace(piece, from_date=known.from_date, constituency=piece.constituency or known.constituency)
        pieces.append(piece)
        from_date = piece_end
    named = [part for piece in pieces for part in _split_by_name(piece, names)]
    for term in terms:
        if term.from_date >= legislature.start_date:
            named = [part for piece in named for part in cut_out(piece, term.from_date, term.to_date)]
    return named


def _widest_period(sighted: Sequence[int], lists: Sequence[MemberList], legislature: Legislature) -> tuple[date, date]:
    first, last = sighted[0], sighted[-1]
    from_date = legislature.start_date if first == 0 else lists[first - 1].first_day
    if last + 1 < len(lists):
        return from_date, lists[last + 1].last_day + timedelta(days=1)
    return from_date, (legislature.end_date or lists[last].last_day) + timedelta(days=1)


def _split_by_name(piece: Membership, names: NamesOverTime) -> list[Membership]:
    """A period under the names that the family bore on its days; the list's own name where nothing else is known."""
    changes = names.get(piece.party_family, ())
    parts: list[Membership] = []
    for number, (first_day, name) in enumerate(changes):
        name_end = changes[number + 1][0] if number + 1 < len(changes) else None
        from_date = piece.from_date if number == 0 else max(piece.from_date, first_day)
        to_date = piece.to_date if name_end is None else min(name_end, piece.to_date or name_end)
        if to_date is None or from_date < to_date:
            parts.append(replace(piece, party_name=name, from_date=from_date, to_date=to_date))
    return parts or [piece]
