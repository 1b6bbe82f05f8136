"""The persons of a corpus, with what they belonged to: the parliament, their group, the government, committees."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Final
from xml.etree.ElementTree import Element

from corpus.actors import Actors, CommitteeFunction, MinisterTerm, Person, Seat
from corpus.tei.naming import GOVERNMENT, LANGUAGE, PARLIAMENT, committee_ref, party_ref, person_ref
from corpus.tei.xml import add

# The service writes V (vrouw) and M (man); TEI's values are those of ISO 5218 in letters.
_SEX: Final = {"V": "F", "M": "M"}
_ONE_DAY = timedelta(days=1)
# The parliament's functions in a committee that ParlaMint has a role for; everybody in it is a member as well.
_COMMITTEE_ROLES: Final = {
    "voorzitter": "head",
    "eerste ondervoorzitter": "deputyHead",
    "tweede ondervoorzitter": "deputyHead",
    "derde ondervoorzitter": "deputyHead",
    "ondervoorzitter": "deputyHead",
}
_Lasting = Seat | MinisterTerm | CommitteeFunction
# First and last day; None is an end that is not known, or still to come.
Period = tuple[date | None, date | None]


def persons(actors: Actors, speakers: set[str], since: date, until: date) -> Element:
    """Those who speak in the corpus, and those who sat or governed between its first and last day."""
    listed = Element("listPerson")
    for person in actors.persons.values():
        if person.person_id in speakers or _was_there(person, since, until):
            _add_person(listed, person, actors)
    return listed


def _was_there(person: Person, since: date, until: date) -> bool:
    periods = [
        *((seat.since, seat.until) for seat in person.seats),
        *((term.since, term.until) for term in person.terms),
    ]
    return any((first is None or first <= until) and (last is None or last >= since) for first, last in periods)


def _add_person(listed: Element, person: Person, actors: Actors) -> None:
    element = add(listed, "person", xml_id=person_ref(person.person_id))
    name = add(element, "persName")
    add(name, "surname", person.last_name)
    if person.first_name:
        add(name, "forename", person.first_name)
    sex = _SEX.get(person.gender or "")
    if sex is not None:
        add(element, "sex", value=sex)
    _add_affiliations(element, person, actors)
    if person.is_provisional:
        add(element, "note", "Known only from names that reports print.", xml_lang="en")


def _add_affiliations(element: Element, person: Person, actors: Actors) -> None:
    for first, last in _since_the_first_term(joined_periods(person.seats), actors):
        _affiliation(element, "member", PARLIAMENT, first, last)
    for family, seats in groupby(sorted(person.seats, key=_family), key=_family):
        if family in actors.parties:
            for first, last in joined_periods(seats):
                _affiliation(element, "member", party_ref(family), first, last)
    # ParlaMint wants a minister to be a member of the government, too.
    for first, last in joined_periods(person.terms):
        _affiliation(element, "member", GOVERNMENT, first, last)
    _add_functions(element, "minister", GOVERNMENT, [(term.title, term) for term in person.terms])
    for committee_id, found in groupby(sorted(person.functions, key=_committee), key=_committee):
        functions = [(one.function, one) for one in found]
        _add_functions(element, "member", committee_ref(committee_id), functions)
        for role in ("head", "deputyHead"):
            leading = [one for one in functions if _COMMITTEE_ROLES.get(one[0].casefold()) == role]
            _add_functions(element, role, committee_ref(committee_id), leading)


def _since_the_first_term(periods: Iterable[Period], actors: Actors) -> Iterator[Period]:
    """What lies before the first term was a seat in the parliament's predecessor, whose terms the record does not have.

    ParlaMint takes no affiliation from before the organisation was.
    """
    begin = min((term.since for term in actors.legislatures), default=date.min)
    for first, last in periods:
        if last is None or last >= begin:
            yield (first if first is None or first >= begin else begin), last


def _family(seat: Seat) -> str:
    return seat.party_family or ""


def _committee(function: CommitteeFunction) -> str:
    return function.committee_id


def _add_functions(person: Element, role: str, organisation: str, named: Sequence[tuple[str, _Lasting]]) -> None:
    """Affiliations in one role; those that overlap are one with all their titles, since ParlaMint takes no overlap."""
    for first, last in joined_periods([one for _, one in named], is_touching_joined=False):
        affiliation = _affiliation(person, role, organisation, first, last)
        within = [title for title, one in named if _begin(first) <= _begin(one.since) <= (last or date.max)]
        for title in dict.fromkeys(within):
            add(affiliation, "roleName", title, xml_lang=LANGUAGE)


def _begin(since: date | None) -> date:
    return since or date.min


def _affiliation(person: Element, role: str, organisation: str, since: date | None, until: date | None) -> Element:
    affiliation = add(person, "affiliation", role=role, ref=f"#{organisation}")
    # "from" is a word of Python, so it cannot be a keyword of add().
    if since is not None:
        affiliation.set("from", since.isoformat())
    if until is not None:
        affiliation.set("to", until.isoformat())
    return affiliation


def joined_periods(seats: Iterable[_Lasting], *, is_touching_joined: bool = True) -> list[Period]:
    """The periods of seats (terms, functions), in order; those that overlap, or touch, are one."""
    joined: list[Period] = []
    gap = _ONE_DAY if is_touching_joined else timedelta(0)
    for seat in sorted(seats, key=lambda one: (one.since is not None, one.since or date.min)):
        if joined:
            first, last = joined[-1]
            if last is None or (seat.since is None or seat.since <= last + gap):
                longest = None if last is None or seat.until is None else max(last, seat.until)
                joined[-1] = (first, longest)
                continue
        joined.append((seat.since, seat.until))
    return joined
