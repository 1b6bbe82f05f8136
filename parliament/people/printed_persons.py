"""Names that the register does not know, as persons: a folder of old reports grows the register (decision 048).

The register is whole for the years that the service or a list covers; before that it holds a few dozen persons. The
reports themselves name everybody else, with party and date. Here all such names of all reports together become persons:

* a name and a party family are one person, whatever the day: ``Jan Peeters (CVP)`` of 1998 and ``Jan Peeters (CD&V)``
  of 2003; the same name in two families is two persons, for whether a member changed party is never guessed;
* a name printed without a party is the one person of that name, in the same legislature or else anywhere; when two fit
  it stays open as ``ambiguous``, and when none fits it is a person without a party;
* the id is made of name and family (``print-jan-peeters--cdv``), so that the same reports give the same ids;
* a person whom the register knows comes first: by the service's id in the journal copy, or by the very name when the
  register does not know the whole career, and never across parties. As soon as the register knows somebody on the day
  itself, the ordinary rules of ``resolution`` find that person, and no printed one is left.

On a day whose members the register knows, nothing is grown: there an unknown name is an error of the print, of the
reading or of the register, and stays unknown.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from parliament.model import Legislature, Membership, Person, Provenance, Resolution, Role
from parliament.people.corrections import cut_out
from parliament.people.guests import guest_rule
from parliament.people.names import PARTICLES, folded_key, read_printed_name
from parliament.people.register import SEAT_COUNT, Register, legislature_at
from parliament.people.resolution import CONFIDENCE, PrintedLabel, match_member, match_printed_label, resolution_of
from parliament.period import Period

PRINTED_PREFIX = "print-"
# As in sql/check/reconciliation/seats_not_124.sql: some seats are empty when members become ministers or resign.
MEMBERS_OF_A_KNOWN_DAY = SEAT_COUNT - 6

_PROVENANCE = "names printed in reports"
_LISTS = ("voter", "attendee")
# Uses that make a person. The others only find one: a portfolio cut in half by a misread heading is no minister.
_NAMING_USES = frozenset({"speaker", "chair", "questioner", *_LISTS})
# Uses in which only members stand.
_MEMBER_USES = frozenset({"questioner", *_LISTS})
_LONGEST_NAME_WORDS = 7
_NOT_OF_A_WORD = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name that the register did not know on its day: one name of one report in one use, as printed."""

    report_id: str
    name_use: str
    label: str
    name: str
    day: date
    party: str | None = None
    role: Role = Role.UNKNOWN
    source_person_id: str | None = None

    @property
    def printed(self) -> PrintedLabel:
        """The name as the rules of resolution take it."""
        return PrintedLabel(self.label, self.name, self.party, self.role, self.source_person_id)


@dataclass(frozen=True, slots=True)
class SightedName:
    """What a sighting turned out to be."""

    sighting: Sighting
    resolution: Resolution


@dataclass(frozen=True, slots=True)
class PrintedPersons:
    """What reports add to the register: persons known from print only, when they sat, and whose the names are.

    ``memberships`` last from the first sighting to the last. They may be of persons of the register
    too: days that it does not know. All are observed only.
    """

    persons: tuple[Person, ...] = ()
    memberships: tuple[Membership, ...] = ()
    names: tuple[SightedName, ...] = ()


@dataclass(slots=True)
class _Namesakes:
    """All sightings of one full name."""

    folded: set[str] = field(default_factory=set)
    sightings: list[Sighting] = field(default_factory=list)
    families: defaultdict[str, set[str | None]] = field(default_factory=lambda: defaultdict(set))

    def families_near(self, legislature: str | None) -> frozenset[str]:
        """The families of the name in a legislature; those of all years when none was seen in it."""
        in_it = {family for family, seen in self.families.items() if legislature in seen}
        return frozenset(in_it or self.families)


@dataclass(frozen=True, slots=True)
class _Found:
    """Whose a name is: one person and the rule, or several that it may be."""

    person_id: str | None
    rule: str
    family: str | None = None
    candidates: tuple[str, ...] = ()


def printed_persons(register: Register, sightings: Iterable[Sighting]) -> PrintedPersons:
    """Everybody whom the given sightings show and the register does not know; see the module for the rules.

    ``sightings`` are names of rule ``unknown``, of any reports, in any order: the result is the same. Names that stay
    open are not in the result.
    """
    late: list[SightedName] = []
    unknown: list[Sighting] = []
    for sighting in sorted(sightings, key=_order):
        known = _resolved_late(register, sighting)
        if known is not None:
            late.append(SightedName(sighting, known))
        elif _may_grow(register, sighting):
            unknown.append(sighting)
    growth = _Growth(register, unknown)
    found = [(sighting, one) for sighting in unknown if (one := growth.found(sighting)) is not None]
    found += _surnames(unknown, found)
    names = [SightedName(sighting, growth.resolution(sighting, one)) for sighting, one in found]
    persons = _persons(register, [(sighting, one) for sighting, one in found if one.person_id is not None])
    memberships = _memberships(register, found)
    return PrintedPersons(persons, memberships, tuple(sorted((*late, *names), key=lambda one: _order(one.sighting))))


def printed_id(name_slug: str, family: str | None) -> str:
    """The id of a person known from print: ``print-jan-peeters--cdv``; without a party ``print-jan-peeters``."""
    return f"{PRINTED_PREFIX}{name_slug}--{family}" if family else f"{PRINTED_PREFIX}{name_slug}"


def is_full_name(name: str) -> bool:
    """Whether a name without titles has a first name and a surname: ``Jan Van Rooy``, but not ``Van Rooy``."""
    words = name.replace("’", "'").split(" ")
    if not 2 <= len(words) <= _LONGEST_NAME_WORDS or any(mark in name for mark in ',;:!?()[]"“”/'):
        return False
    if any(character.isdigit() for character in name) or words[0].casefold() in PARTICLES or not words[0][0].isupper():
        return False
    return any(word[0].isupper() or "'" in word for word in words[1:] if word)


def _order(sighting: Sighting) -> tuple[object, ...]:
    return (sighting.day, sighting.report_id, sighting.name_use, sighting.label, sighting.name)


def _resolved_late(register: Register, sighting: Sighting) -> Resolution | None:
    """Whom the register knows by the name on its day: it may have grown since the report was read."""
    printed = sighting.printed
    if sighting.source_person_id is None and folded_key(printed.bare_name) not in register.index.known_full_names:
        return None
    if sighting.name_use in _LISTS:
        match = match_member(register, printed.bare_name, sighting.day)
    else:
        match = match_printed_label(register, printed, sighting.day)
    return resolution_of(register, printed, sighting.day, match) if match.person_id is not None else None


def _may_grow(register: Register, sighting: Sighting) -> bool:
    if sighting.source_person_id is not None:
        return True
    is_person = guest_rule(register.index, sighting.printed) is None and bool(sighting.printed.bare_name)
    return is_person and not is_day_known(register, sighting.day)


def is_day_known(register: Register, day: date) -> bool:
    """Whether the register knows the members of a day, so that a name it lacks is not one of theirs."""
    return len(register.index.day(day).membership) >= MEMBERS_OF_A_KNOWN_DAY


def _slug(name: str) -> str:
    return _NOT_OF_A_WORD.sub("-", folded_key(name)).strip("-")


class _Growth:
    """The unknown names of all reports, by name."""

    def __init__(self, register: Register, sightings: Sequence[Sighting]) -> None:
        self._register = register
        self._by_slug: defaultdict[str, _Namesakes] = defaultdict(_Namesakes)
        self._named: set[str] = set()
        self._of_service: defaultdict[str, dict[str, set[str]]] = defaultdict(dict)
        self._member_days: set[tuple[str, str | None]] = set()
        for sighting in sightings:
            if is_full_name(sighting.printed.bare_name):
                self._add(sighting)

    def _add(self, sighting: Sighting) -> None:
        slug = _slug(sighting.printed.bare_name)
        legislature = _legislature_name(self._register, sighting.day)
        namesakes = self._by_slug[slug]
        namesakes.folded.add(folded_key(sighting.printed.bare_name))
        namesakes.sightings.append(sighting)
        family = self._family(sighting)
        if family is not None:
            namesakes.families[family].add(legislature)
        if sighting.source_person_id is not None:
            of_id = self._of_service[slug].setdefault(sighting.source_person_id, set())
            of_id.update({family} if family else ())
        if sighting.name_use in _NAMING_USES:
            self._named.add(slug)
        if family is not None or sighting.name_use in _MEMBER_USES or sighting.role is Role.MEMBER:
            self._member_days.add((slug, legislature))

    def _family(self, sighting: Sighting) -> str | None:
        return self._register.index.family_of(sighting.party)

    def found(self, sighting: Sighting) -> _Found | None:
        """Whose a full name is; ``None`` for what is none, and for what the register contradicts."""
        if sighting.source_person_id is not None:
            return _Found(sighting.source_person_id, "person_id", self._family(sighting))
        name = sighting.printed.bare_name
        slug = _slug(name)
        if not is_full_name(name) or slug not in self._named:
            return None
        namesakes = self._by_slug[slug]
        family = self._family(sighting)
        if family is None:
            near = namesakes.families_near(_legislature_name(self._register, sighting.day))
            if len(near) > 1:
                return _Found(None, "ambiguous", candidates=tuple(sorted(printed_id(slug, one) for one in near)))
            family = next(iter(near), None)
        return self._person_of(slug, namesakes, family)

    def _person_of(self, slug: str, namesakes: _Namesakes, family: str | None) -> _Found | None:
        of_service = [
            person_id
            for person_id, families in self._of_service[slug].items()
            if family is None or not families or family in families
        ]
        known = of_service or _known_persons(self._register, namesakes, family)
        if known is None:
            return None
        if len(known) > 1:
            return _Found(None, "ambiguous", candidates=tuple(sorted(known)))
        if known:
            return _Found(known[0], "known_name", family)
        return _Found(printed_id(slug, family), "printed_name", family)

    def resolution(self, sighting: Sighting, found: _Found) -> Resolution:
        """A finding with its role; the party is the printed one, or the family's name of that time."""
        role = self._role(sighting, found)
        party_name, family = self._party(sighting, found) if role is not Role.MINISTER else (None, None)
        return Resolution(
            label=sighting.label,
            at=sighting.day,
            person_id=found.person_id,
            role=role,
            party_name=party_name,
            party_family=family,
            rule=found.rule,
            confidence=CONFIDENCE[found.rule],
            candidates=found.candidates,
        )

    def _role(self, sighting: Sighting, found: _Found) -> Role:
        if sighting.role is Role.CHAIR or sighting.printed.is_minister:
            return Role.CHAIR if sighting.role is Role.CHAIR else Role.MINISTER
        is_member = sighting.party is not None or sighting.role is Role.MEMBER or found.family is not None
        legislature = _legislature_name(self._register, sighting.day)
        if is_member or (_slug(sighting.printed.bare_name), legislature) in self._member_days:
            return Role.MEMBER
        return sighting.role

    def _party(self, sighting: Sighting, found: _Found) -> tuple[str | None, str | None]:
        if found.family is None or found.person_id is None:
            return None, None
        if sighting.party is not None:
            return sighting.party, found.family
        namesakes = self._by_slug.get(_slug(sighting.printed.bare_name))
        printed = [one for one in namesakes.sightings if self._family(one) == found.family] if namesakes else []
        nearest = min(printed, key=lambda one: (abs(one.day - sighting.day), _order(one)), default=None)
        return (nearest.party, found.family) if nearest else (None, None)


def _known_persons(register: Register, namesakes: _Namesakes, family: str | None) -> list[str] | None:
    """Persons of the register who may bear a name on days that it does not know; ``None`` when it contradicts the name.

    A person with a record is known on all days: who is printed on another one with the same party contradicts the
    record, and is nobody. Without a record a person fits whose party is the printed one, or whose party is not known
    while the reports print one party with the name.
    """
    index = register.index
    person_ids = {
        person_id
        for key in namesakes.folded
        for person_id in (*index.all_candidates.folded.get(key, ()), *index.all_candidates.alternative.get(key, ()))
    }
    fitting = []
    for person_id in sorted(person_ids):
        memberships = index.memberships_of(person_id)
        families = {fact.party_family for fact in memberships}
        if any(not fact.is_observed_only for fact in memberships):
            if family is not None and family in families:
                return None
        elif family in families or ((family is None or not families) and len(namesakes.families) <= 1):
            fitting.append(person_id)
    return fitting


def _surnames(unknown: Iterable[Sighting], found: Sequence[tuple[Sighting, _Found]]) -> list[tuple[Sighting, _Found]]:
    """Surnames alone (``De heer Peeters``): the one person of the same report whose full name ends in it."""
    in_report: defaultdict[str, dict[tuple[str, str], _Found]] = defaultdict(dict)
    for sighting, one in found:
        if one.person_id is not None and one.rule != "ambiguous":
            in_report[sighting.report_id][one.person_id, folded_key(sighting.printed.bare_name)] = one
    done = {sighting for sighting, _ in found}
    settled = []
    for sighting in unknown:
        name = sighting.printed.bare_name
        if sighting in done or is_full_name(name):
            continue
        ending = " " + folded_key(name)
        bearers = {
            one.person_id: one for (_, full), one in in_report[sighting.report_id].items() if full.endswith(ending)
        }
        if len(bearers) == 1:
            settled.append((sighting, next(iter(bearers.values()))))
    return settled


def _persons(register: Register, found: Sequence[tuple[Sighting, _Found]]) -> tuple[Person, ...]:
    """The persons of the findings whom the register does not hold."""
    by_person: defaultdict[str, list[Sighting]] = defaultdict(list)
    for sighting, one in found:
        if one.person_id is not None and register.index.person(one.person_id) is None:
            by_person[one.person_id].append(sighting)
    return tuple(_person(person_id, sightings) for person_id, sightings in sorted(by_person.items()))


def _person(person_id: str, sightings: Sequence[Sighting]) -> Person:
    """The name as most sightings print it; the gender that the forms of address agree on."""
    spellings = Counter(one.printed.bare_name for one in sightings if is_full_name(one.printed.bare_name))
    spellings = spellings or Counter(one.printed.bare_name for one in sightings)
    name = min(spellings, key=lambda spelling: (-spellings[spelling], spelling))
    first_name, _, last_name = name.partition(" ")
    genders = {read_printed_name(one.label).gender for one in sightings} - {None}
    return Person(
        person_id=person_id,
        first_name=first_name if last_name else "",
        last_name=last_name or first_name,
        gender=next(iter(genders)) if len(genders) == 1 else None,
        other_names=tuple(sorted(set(spellings) - {name})),
        provenance=Provenance(_PROVENANCE, max(one.day for one in sightings)),
    )


def _memberships(register: Register, found: Sequence[tuple[Sighting, _Found]]) -> tuple[Membership, ...]:
    """When persons were seen as members of a party: per legislature from the first to the last sighting."""
    seen: defaultdict[tuple[str, str, str | None], list[Sighting]] = defaultdict(list)
    for sighting, one in found:
        if one.person_id is None or one.family is None or sighting.printed.is_minister:
            continue
        seen[one.person_id, one.family, _legislature_name(register, sighting.day)].append(sighting)
    return tuple(
        piece
        for (person_id, family, _), sightings in sorted(seen.items(), key=lambda one: (*one[0][:2], str(one[0][2])))
        for piece in _observed(register, person_id, family, sightings)
    )


def _observed(register: Register, person_id: str, family: str, sightings: Sequence[Sighting]) -> tuple[Membership, ...]:
    """One period, without the days on which the register knows another office of the person."""
    with_party = [one for one in sightings if one.party]
    if not with_party:
        return ()
    days = [one.day for one in sightings]
    whole = Membership(
        person_id=person_id,
        party_name=max(with_party, key=_order).party or family,
        party_family=family,
        from_date=min(days),
        to_date=max(days) + timedelta(days=1),
        is_observed_only=True,
        provenance=Provenance(_PROVENANCE, max(days)),
    )
    pieces: tuple[Membership, ...] = (whole,)
    offices: tuple[Period, ...] = (*register.index.memberships_of(person_id), *register.index.terms_of(person_id))
    for known in offices:
        pieces = tuple(part for piece in pieces for part in cut_out(piece, known.from_date, known.to_date))
    return pieces


def _legislature_name(register: Register, day: date) -> str | None:
    legislature: Legislature | None = legislature_at(register, day)
    return legislature.name if legislature else None
