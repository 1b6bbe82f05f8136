"""The persons of a corpus, with what they belonged to: the parliament, their group, the government, committees."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final
from xml.etree.ElementTree import Element

from corpus.actors import Actors, Person, Seat
from corpus.tei.naming import GOVERNMENT, LANGUAGE, PARLIAMENT, committee_ref, party_ref, person_ref
from corpus.tei.xml import add

# The service writes V (vrouw) and M (man); TEI's values are those of ISO 5218 in letters.
_SEX: Final = {"V": "F", "M": "M"}
_ONE_DAY = timedelta(days=1)


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
    for first, last in joined_periods(person.seats):
        _affiliation(element, "member", PARLIAMENT, first, last)
    for seat in person.seats:
        if seat.party_family in actors.parties:
            _affiliation(element, "member", party_ref(seat.party_family or ""), seat.since, seat.until)
    for term in person.terms:
        affiliation = _affiliation(element, "minister", GOVERNMENT, term.since, term.until)
        add(affiliation, "roleName", term.title, xml_lang=LANGUAGE)
    for function in person.functions:
        affiliation = _affiliation(
            element, "member", committee_ref(function.committee_id), function.since, function.until
        )
        add(affiliation, "roleName", function.function, xml_lang=LANGUAGE)
    if person.is_provisional:
        add(element, "note", "Known only from names that reports print.", xml_lang="en")


def _affiliation(person: Element, role: str, organisation: str, since: date | None, until: date | None) -> Element:
    affiliation = add(person, "affiliation", role=role, ref=f"#{organisation}")
    # "from" is a word of Python, so it cannot be a keyword of add().
    if since is not None:
        affiliation.set("from", since.isoformat())
    if until is not None:
        affiliation.set("to", until.isoformat())
    return affiliation


def joined_periods(seats: Iterable[Seat]) -> list[tuple[date | None, date | None]]:
    """The periods of seats, in order; those that touch or overlap, under whatever party, are one."""
    joined: list[tuple[date | None, date | None]] = []
    for seat in sorted(seats, key=lambda one: (one.since is not None, one.since or date.min)):
        if joined:
            first, last = joined[-1]
            if last is None or (seat.since is None or seat.since <= last + _ONE_DAY):
                longest = None if last is None or seat.until is None else max(last, seat.until)
                joined[-1] = (first, longest)
                continue
        joined.append((seat.since, seat.until))
    return joined
