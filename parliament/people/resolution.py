"""Who a printed name is on a day: named rules in order, each with a confidence (design §6, source contract §6).

The rules only ever choose among the members and ministers in office on the day. What they cannot decide stays
unresolved: ``ambiguous`` with its candidates, or ``unknown``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from rapidfuzz.distance import OSA

from parliament.model import Membership, Resolution, Role
from parliament.people.guests import guest_rule
from parliament.people.index import Candidates, DayInOffice, NameForms, RegisterIndex
from parliament.people.names import (
    PrintedName,
    exact_key,
    folded_key,
    glued_key,
    hyphen_half_forms,
    looks_glued,
    near_miss_surnames,
    read_printed_name,
)
from parliament.people.register import Register

# How sure each rule is. The order is what matters; the distances say how much is assumed beyond the printed letters:
# nothing (the service's own id), nothing but spelling, a known other form, a choice, a printing error.
# `make quality` measures how often each is right.
CONFIDENCE: Mapping[str, float] = MappingProxyType(
    {
        "person_id": 1.0,
        "exact_name": 0.99,
        "folded_name": 0.97,
        "alternative_name": 0.9,
        "party_choice": 0.9,
        "glued_name": 0.9,
        "surname": 0.85,
        "surname_and_title": 0.8,
        "edit_distance": 0.75,
        "meeting_chair": 0.7,  # the service names one chair a meeting; a deputy may preside (source contract §5.2)
        "minister_without_term": 0.6,
        # Of these two the register of the day knows nothing: they rest on what reports print (printed_persons.py).
        "known_name": 0.8,
        "printed_name": 0.8,
        # Nobody to find: the report itself says that the speaker is a guest, and by which word.
        "guest": 1.0,
        "guest_title": 1.0,
        "guest_function": 1.0,
        "guest_organisation": 0.9,  # a party that nobody knows yet has the same form
        "ambiguous": 0.0,
        "unknown": 0.0,
    }
)

# In a shorter word one letter is too large a part of it to be a printing error: `De Ro` and `De Roo` are two people.
_SHORTEST_MISPRINTED_WORD = 5


@dataclass(frozen=True, slots=True)
class Match:
    """Which person a rule found, or why none: ``person_id`` ``None`` with rule ``ambiguous`` or ``unknown``."""

    person_id: str | None
    rule: str
    candidates: tuple[str, ...] = ()


UNKNOWN = Match(person_id=None, rule="unknown")


@dataclass(frozen=True, slots=True)
class PrintedLabel:
    """One name as a report prints it.

    ``label`` may hold titles and a parenthesis; ``name`` is the name in it when the parser has it; ``party`` the
    printed party; ``role`` what heading or label say of the role; ``source_person_id`` the service's own id, which
    decides alone; ``is_party_of_members`` that members of one family in office are printed with a party that nobody
    knows: a party's new name, and not an organisation of guests.
    """

    label: str
    name: str | None = None
    party: str | None = None
    role: Role = Role.UNKNOWN
    source_person_id: str | None = None
    is_party_of_members: bool = False

    @property
    def bare_name(self) -> str:
        """The name without titles and parenthesis."""
        return read_printed_name(self.name or self.label).name

    @property
    def is_minister(self) -> bool:
        """Whether role, label or name say that a minister is meant."""
        return (
            self.role is Role.MINISTER
            or read_printed_name(self.label).is_minister
            or read_printed_name(self.name or "").is_minister
        )


@dataclass(frozen=True, slots=True)
class _Search:
    """A printed name with what the rules need of it."""

    name: str
    printed_family: str | None
    index: RegisterIndex
    office: DayInOffice
    candidates: Candidates


Rule = Callable[[_Search], tuple[str, ...]]


def _by_exact_name(search: _Search) -> tuple[str, ...]:
    return search.candidates.exact.get(exact_key(search.name), ())


def _by_folded_name(search: _Search) -> tuple[str, ...]:
    return search.candidates.folded.get(folded_key(search.name), ())


def _by_alternative_name(search: _Search) -> tuple[str, ...]:
    """Other names of the person, the halves of a hyphenated surname on either side, surname first."""
    found = set(search.candidates.alternative.get(folded_key(search.name), ()))
    for form in hyphen_half_forms(search.name):
        found.update(search.candidates.folded.get(folded_key(form), ()))
    return tuple(sorted(person_id for person_id in found if _party_agrees(search, person_id)))


def _by_glued_name(search: _Search) -> tuple[str, ...]:
    if not looks_glued(search.name):
        return ()
    return search.candidates.glued.get(glued_key(search.name), ())


def _by_edit_distance(search: _Search) -> tuple[str, ...]:
    """One letter wrong, missing, too many, or two changed round; never into another real name or another party."""
    key = folded_key(search.name)
    if " " not in key or key in search.index.known_full_names:
        return ()
    return tuple(
        form.person_id
        for form in search.candidates.forms
        if any(_is_misprint(key, name, form, search.index) for name in form.folded)
        and _party_agrees(search, form.person_id)
    )


def _is_misprint(printed: str, name: str, form: NameForms, index: RegisterIndex) -> bool:
    if OSA.distance(printed, name, score_cutoff=1) != 1:
        return False
    first_name = form.first_name
    if printed.startswith(first_name + " "):
        surname = printed.removeprefix(first_name + " ")
        own_surname = name.removeprefix(first_name + " ")
        is_real = surname in index.known_surnames or surname in near_miss_surnames()
        return not is_real and len(_changed_word(own_surname, surname)) >= _SHORTEST_MISPRINTED_WORD
    printed_first_name = printed.removesuffix(name.removeprefix(first_name)).strip()
    return printed_first_name not in index.known_first_names and len(first_name) >= _SHORTEST_MISPRINTED_WORD


def _changed_word(name: str, printed: str) -> str:
    """The word of a name that is printed otherwise; the whole of it when a space was lost or added."""
    words, printed_words = name.split(" "), printed.split(" ")
    if len(words) != len(printed_words):
        return name.replace(" ", "")
    return next((word for word, other in zip(words, printed_words, strict=True) if word != other), "")


def _party_agrees(search: _Search, person_id: str) -> bool:
    """Whether the printed party, when there is one, is the person's on the day, or on the day before or after."""
    if search.printed_family is None:
        return True
    return search.index.is_near_party(person_id, search.printed_family, search.office.day)


_RULES: tuple[tuple[str, Rule], ...] = (
    ("exact_name", _by_exact_name),
    ("folded_name", _by_folded_name),
    ("alternative_name", _by_alternative_name),
    ("glued_name", _by_glued_name),
    ("edit_distance", _by_edit_distance),
)


def _match_in_order(search: _Search) -> Match:
    """The first rule that finds anybody decides; the printed party chooses among several."""
    for rule_name, rule in _RULES:
        found = rule(search)
        if len(found) == 1:
            return Match(person_id=found[0], rule=rule_name)
        if found:
            return _choose_by_party(search, found)
    return UNKNOWN


def _choose_by_party(search: _Search, found: tuple[str, ...]) -> Match:
    if search.printed_family is not None:
        of_party = tuple(person_id for person_id in found if _party_agrees(search, person_id))
        if len(of_party) == 1:
            return Match(person_id=of_party[0], rule="party_choice", candidates=found)
    return Match(person_id=None, rule="ambiguous", candidates=found)


def match_member_or_minister(register: Register, name: str, at: date, printed_party: str | None = None) -> Match:
    """Find a printed full name among everybody in office on a day; members come before ministers without a seat."""
    office = register.index.day(at)
    family = register.index.family_of(printed_party)
    found = _match_in_order(_Search(name, family, register.index, office, office.everybody))
    if found.rule == "ambiguous":
        # A member and a minister of one name: without a minister's title the member is meant.
        among_members = _match_in_order(_Search(name, family, register.index, office, office.members))
        return among_members if among_members.person_id else found
    return found


def match_member(register: Register, name: str, at: date, printed_party: str | None = None) -> Match:
    """Find a printed full name among the members of a day only: voters, attendance, chairs."""
    office = register.index.day(at)
    family = register.index.family_of(printed_party)
    return _match_in_order(_Search(name, family, register.index, office, office.members))


def match_minister(register: Register, name: str, at: date) -> Match:
    """Find a printed full name among the ministers of a day.

    When none fits, a member of the day, or a person of whom the register knows neither a time as minister nor a
    record, whose very name is printed is taken by the weaker rule ``minister_without_term``: the report calls the
    person minister, the register lacks the term.
    """
    index = register.index
    office = index.day(at)
    found = _match_in_order(_Search(name, None, index, office, office.ministers))
    if found.rule != "unknown":
        return found
    for candidates in (office.members, index.of_unknown_career):
        search = _Search(name, None, index, office, candidates)
        same_name = _by_folded_name(search) or _by_alternative_name(search)
        if len(same_name) == 1:
            return Match(person_id=same_name[0], rule="minister_without_term")
        if same_name:
            return Match(person_id=None, rule="ambiguous", candidates=same_name)
    return UNKNOWN


def match_surname(register: Register, text: str, at: date) -> Match:
    """Find a surname-only label of the chair's cue (``De heer Van Miert``, ``Minister Somers``) on a day.

    Only a surname that one person in office bears decides; the form of address (``De heer``, ``Mevrouw``) may tell two
    apart whose gender is known.
    """
    printed = read_printed_name(text)
    office = register.index.day(at)
    candidates = office.ministers if printed.is_minister else office.everybody
    found = candidates.surname.get(folded_key(printed.name), ())
    if len(found) > 1 and not printed.is_minister:
        found = candidates_with_seat(office, found) or found
    if not found:
        return UNKNOWN
    if len(found) == 1:
        return Match(person_id=found[0], rule="surname")
    of_gender = _not_of_other_gender(register, found, printed)
    if len(of_gender) == 1:
        return Match(person_id=of_gender[0], rule="surname_and_title", candidates=found)
    return Match(person_id=None, rule="ambiguous", candidates=found)


def candidates_with_seat(office: DayInOffice, person_ids: tuple[str, ...]) -> tuple[str, ...]:
    """Those of some persons who are members on the day."""
    return tuple(person_id for person_id in person_ids if person_id in office.membership)


def _not_of_other_gender(register: Register, person_ids: tuple[str, ...], printed: PrintedName) -> tuple[str, ...]:
    """Persons whose gender is the title's or is not known: an unknown one is never excluded."""
    if printed.gender is None:
        return person_ids
    kept = []
    for person_id in person_ids:
        person = register.index.person(person_id)
        if person is not None and person.gender in (printed.gender, None):
            kept.append(person_id)
    return tuple(kept)


def match_printed_label(register: Register, printed: PrintedLabel, at: date) -> Match:
    """Choose the persons to look among by what the label says, and apply the rules in order."""
    if printed.source_person_id is not None and register.index.person(printed.source_person_id) is not None:
        return Match(person_id=printed.source_person_id, rule="person_id")
    name = printed.bare_name
    if not name:
        return UNKNOWN
    if printed.is_minister:
        return match_minister(register, name, at)
    guest = guest_rule(register.index, printed)
    if guest is not None:
        return Match(person_id=None, rule=_guest_rule_name(register, printed, name, at, guest))
    if printed.role is Role.CHAIR:
        found = match_member(register, name, at, printed.party)
        return found if found.rule != "unknown" else match_member_or_minister(register, name, at, printed.party)
    return match_member_or_minister(register, name, at, printed.party)


def _guest_rule_name(register: Register, printed: PrintedLabel, name: str, at: date, rule: str) -> str:
    """The evidence by name where it forbids a member; ``guest`` where nobody in office bears the name."""
    office = register.index.day(at)
    is_namesake = bool(_by_folded_name(_Search(name, None, register.index, office, office.everybody)))
    return rule if is_namesake or printed.role is not Role.GUEST else "guest"


def resolve_name(register: Register, printed: PrintedLabel, at: date) -> Resolution:
    """Resolve one printed label on a day."""
    return resolution_of(register, printed, at, match_printed_label(register, printed, at))


def resolution_of(register: Register, printed: PrintedLabel, at: date, match: Match) -> Resolution:
    """A match with role and party of the day."""
    role = _role(register, printed, at, match)
    membership = _membership(register, match.person_id, at, role)
    party_name, family = _party(membership, printed.party, register.index.family_of(printed.party), role)
    return Resolution(
        label=printed.label,
        at=at,
        person_id=match.person_id,
        role=role,
        party_name=party_name,
        party_family=family,
        rule=match.rule,
        confidence=CONFIDENCE[match.rule],
        candidates=match.candidates if match.person_id is None else (),
    )


def _role(register: Register, printed: PrintedLabel, at: date, match: Match) -> Role:
    """Chair or minister when the report says so; else by seat and term on the day (source contract §5.10)."""
    if printed.role is Role.CHAIR:
        return Role.CHAIR
    if printed.is_minister:
        return Role.MINISTER
    if match.rule.startswith("guest"):
        return Role.GUEST
    if match.person_id is None:
        return printed.role
    office = register.index.day(at)
    left_today = printed.party is not None and match.person_id in office.ended_membership
    if match.person_id in office.membership or left_today:
        return Role.MEMBER
    return Role.MINISTER if match.person_id in office.term else printed.role


def _membership(register: Register, person_id: str | None, at: date, role: Role) -> Membership | None:
    """The membership of the day; for a member who became minister that very day, the one that ended on it."""
    if person_id is None:
        return None
    office = register.index.day(at)
    membership = office.membership.get(person_id)
    if membership is None and role is Role.MEMBER:
        return office.ended_membership.get(person_id)
    return membership


def _party(
    membership: Membership | None, printed_party: str | None, printed_family: str | None, role: Role
) -> tuple[str | None, str | None]:
    """Party of the day; of an observed membership the report's own printed party is the better witness."""
    if membership is None:
        return None, None
    is_better = membership.is_observed_only and role is Role.MEMBER and printed_family is not None
    if is_better and printed_family != membership.party_family:
        return printed_party, printed_family
    return membership.party_name, membership.party_family
