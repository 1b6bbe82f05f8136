"""The service's bodies about people as parts of a register (source contract §1.12, §1.13), read strictly.

Each reader takes the decoded JSON of one body and gives a :class:`Register` with what it says. Broken structure
raises :class:`SourceContractError`; unknown fields and unknown parties are recorded in the log.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from parliament.json_object import JsonObject
from parliament.model import (
    CommitteeSeat,
    ContactPerson,
    Legislature,
    Membership,
    Person,
    Provenance,
    Severity,
)
from parliament.people.register import Register, make_register
from parliament.people.service_dates import DATE_FORMAT_FIELDS, end_day, inclusive_end_day, start_day
from parliament.people.service_mandates import read_other_mandates
from parliament.period import covers
from parliament.reading_log import ReadingLog
from parliament.vocabulary.parties import family_or_own_code, party_family

# Fields of a member's record that are not kept; parliament/source/fields.toml gives the reason of each.
_MEMBER_FIELDS_NOT_KEPT = (
    "aanwezigheden-huidige-legislatuur",
    "deelstaatsenator",
    "disclaimer",
    "email",
    "ereteken",
    "fotowebpath",
    "functie",
    "geboorteplaats",
    "huidigefractie",
    "interesse",
    "is-huidige-vv",
    "kantooradres",
    "link",
    "opleiding",
    "tweedekantooradres",
    "website",
)
_LISTED_MEMBER_FIELDS_NOT_KEPT = ("deelstaatsenator", "fotowebpath", "is-huidige-vv", "link", "zetel")
_GROUP_FIELDS_NOT_KEPT = ("kleur", "logo", "volgnr", "zetel-aantal")

# A year stands once in a date, in whatever form it is written; members were born after 1900.
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")

_GENDER_OF_ADDRESS = {"De heer": "M", "Mevrouw": "V"}
_SEAT_MANDATE = re.compile(r"^Vlaams volksvertegenwoordiger (?:Kieskring )?(?P<constituency>.+)$")


def read_member_record(payload: Any, *, url: str, seen_on: date, log: ReadingLog) -> Register:
    """The body of ``/vv/{id}``: person, whole history of memberships, minister's terms, functions, other mandates."""
    record = JsonObject(payload, url=url, log=log)
    provenance = Provenance(source=url, seen_on=seen_on)
    listed = _person(record, gender=record.optional_text("geslacht"), provenance=provenance)
    person = replace(listed, birth_year=_birth_year(record), profession=_profession(record), has_record=True)
    seats, constituencies = _parliament_mandates(record, person.person_id, provenance)
    memberships = _memberships(record, person.person_id, constituencies, provenance)
    terms, mandates = read_other_mandates(record, person.person_id, provenance)
    record.ignore(*_MEMBER_FIELDS_NOT_KEPT)
    record.finish()
    return make_register([person], memberships, terms, seats, other_mandates=mandates)


def read_member_list(payload: Any, *, url: str, seen_on: date, observed_on: date | None, log: ReadingLog) -> Register:
    """The body of ``/vv/huidige``, ``/vv/op-datum`` or ``/vv/gewezen``: persons, and who sat on one day.

    ``observed_on`` is the day the list is of (today, or the day asked for); ``None`` for former members, of whom the
    list says no day. A membership seen in a list is observed only: true on that day, ends unknown.
    """
    body = JsonObject(payload, url=url, log=log)
    body.ignore("disclaimer")
    provenance = Provenance(source=url, seen_on=seen_on)
    members = [item.wrapped("volksvertegenwoordiger") for item in body.children("items")]
    body.finish()
    return join_parts(_listed_member(member, observed_on, provenance) for member in members)


def read_members_per_group(payload: Any, *, url: str, seen_on: date, observed_on: date, log: ReadingLog) -> Register:
    """The body of ``/vv/huidige/perfractie``: the same members in one block a group."""
    body = JsonObject(payload, url=url, log=log)
    body.ignore("disclaimer")
    provenance = Provenance(source=url, seen_on=seen_on)
    parts: list[Register] = []
    for item in body.children("items"):
        block = item.wrapped("fractielijst")
        group_name = _group_name(block.child("fractie"))
        members = block.children("volksvertegenwoordiger")
        parts.extend(_listed_member(member, observed_on, provenance, group_name=group_name) for member in members)
        block.finish()
    body.finish()
    return join_parts(parts)


def read_committee(payload: Any, *, url: str, seen_on: date, log: ReadingLog) -> Register:
    """The body of ``/comm/{id}``: who holds which function on the day of the composition.

    The body does not say since when: a seat begins on the day it was seen (``datum-van-samenstelling``) and is open
    while the committee is. The members' own records give the real dates and win when both are there.
    """
    body = JsonObject(payload, url=url, log=log)
    provenance = Provenance(source=url, seen_on=seen_on)
    committee = _Committee(
        committee_id=body.identifier("id"), code=body.optional_text("afkorting") or "", name=body.text("naam")
    )
    ended_on = body.optional_day("datumtot", inclusive_end_day)
    composed_on = body.optional_day("datum-van-samenstelling", start_day) or seen_on
    body.ignore("disclaimer", "datumvan", "commissiesecretaris", "ministers", "link")
    persons: list[Person] = []
    seats: list[CommitteeSeat] = []
    for function in body.children("functie"):
        function_name = function.text("naam")
        for holder in function.children("lid"):
            person = _committee_person(holder, provenance)
            persons.append(person)
            seats.append(_seat(committee, person.person_id, function_name, (composed_on, ended_on), provenance))
        function.finish()
    body.finish()
    return make_register(persons, committee_seats=seats)


def read_legislatures(payload: Any, *, url: str, seen_on: date, log: ReadingLog) -> Register:
    """The body of ``/leg/alle``: the parliamentary terms, both ends included."""
    body = JsonObject(payload, url=url, log=log)
    body.ignore("disclaimer")
    legislatures = []
    for item in body.children("items"):
        row = item.wrapped("legislatuur")
        legislatures.append(
            Legislature(
                name=row.text("naam"),
                start_date=row.day("start-legislatuur", start_day),
                end_date=row.optional_day("eind-legislatuur", start_day),
                election_date=row.optional_day("verkiezingsdatum", start_day),
                provenance=Provenance(source=url, seen_on=seen_on),
            )
        )
        row.ignore("id", "link")
        row.finish()
    body.finish()
    return make_register(legislatures=legislatures)


def persons_of_contacts(contacts: Iterable[ContactPerson], *, url: str, seen_on: date) -> Register:
    """The persons that questions name with an id: so ministers without a member's record get their own id."""
    provenance = Provenance(source=url, seen_on=seen_on)
    persons = {
        contact.person_id: Person(
            person_id=contact.person_id,
            first_name=contact.first_name,
            last_name=contact.last_name,
            provenance=provenance,
        )
        for contact in contacts
        if contact.person_id is not None
    }
    return make_register(persons.values())


def join_parts(parts: Iterable[Register]) -> Register:
    """Parts of one kind put side by side; of a person seen twice the first stands."""
    kept = tuple(parts)
    persons: dict[str, Person] = {}
    for part in kept:
        for person in part.persons:
            persons.setdefault(person.person_id, person)
    return make_register(
        persons.values(),
        (fact for part in kept for fact in part.memberships),
        (fact for part in kept for fact in part.government_terms),
        (fact for part in kept for fact in part.committee_seats),
        (fact for part in kept for fact in part.legislatures),
        (fact for part in kept for fact in part.other_mandates),
    )


def _person(reader: JsonObject, *, gender: str | None, provenance: Provenance) -> Person:
    return Person(
        person_id=reader.identifier("id"),
        first_name=reader.text("voornaam").strip(),
        last_name=reader.text("naam").strip(),
        gender=gender,
        provenance=provenance,
    )


def _constituency(text: str | None) -> str | None:
    return text.removeprefix("Kieskring ").strip() if text else None


def _group_name(group: JsonObject) -> str:
    """The printed name of a group; a name in no party family is reported."""
    name = group.text("naam")
    group.identifier("id")
    group.ignore(*_GROUP_FIELDS_NOT_KEPT)
    group.finish()
    if party_family(name) is None:
        detail = f"party '{name}', which is in no family of parliament/vocabulary/parties.toml"
        group.log.count("unknown_party", Severity.WARNING, detail, f"at {group.url}")
    return name


@dataclass(frozen=True, slots=True)
class _Constituency:
    """Where a mandate was won, over the mandate's period."""

    name: str
    from_date: date
    to_date: date | None


def _memberships(
    record: JsonObject, person_id: str, constituencies: Sequence[_Constituency], provenance: Provenance
) -> list[Membership]:
    own_constituency = _constituency(record.optional_text("kieskring"))
    memberships = []
    for row in record.children("lidmaatschap"):
        from_date = row.day("datumVan", start_day)
        to_date = row.optional_day("datumTot", end_day)
        party_name = _group_name(row.child("fractie"))
        row.finish()
        if to_date == from_date:
            _report_empty_period(row, from_date)
            continue
        memberships.append(
            Membership(
                person_id=person_id,
                party_name=party_name,
                party_family=family_or_own_code(party_name),
                from_date=from_date,
                to_date=to_date,
                constituency=_constituency_on(constituencies, from_date) or own_constituency,
                provenance=provenance,
            )
        )
    return memberships


def _report_empty_period(row: JsonObject, day: date) -> None:
    row.log.add("empty_interval", Severity.INFO, f"{row.url}: {row.path} begins and ends on {day}: left out")


def _constituency_on(constituencies: Sequence[_Constituency], day: date) -> str | None:
    return next((one.name for one in constituencies if covers(one, day)), None)


@dataclass(frozen=True, slots=True)
class _Committee:
    committee_id: str
    code: str
    name: str


def _seat(
    committee: _Committee,
    person_id: str,
    function_name: str,
    period: tuple[date, date | None],
    provenance: Provenance,
) -> CommitteeSeat:
    from_date, to_date = period
    return CommitteeSeat(
        committee_id=committee.committee_id,
        committee_code=committee.code,
        committee_name=committee.name,
        person_id=person_id,
        function_name=function_name,
        from_date=from_date,
        to_date=max(to_date, from_date + timedelta(days=1)) if to_date else None,
        provenance=provenance,
    )


def _parliament_mandates(
    record: JsonObject, person_id: str, provenance: Provenance
) -> tuple[list[CommitteeSeat], list[_Constituency]]:
    """Functions in committees, and the constituency of each mandate."""
    seats: list[CommitteeSeat] = []
    constituencies: list[_Constituency] = []
    for mandate in (
        *record.children("mandaat-vlaams-parlement"),
        *record.children("mandaat-vlaams-parlement-andere"),
    ):
        from_date = mandate.day("datumvan", start_day)
        to_date = mandate.optional_day("datumtot", inclusive_end_day)
        seat_mandate = _SEAT_MANDATE.match(mandate.text("mandaat"))
        if seat_mandate:
            constituencies.append(_Constituency(seat_mandate["constituency"], from_date, to_date))
        functions = mandate.children("completepersoonsfunctie")
        seats.extend(_function_seat(function, person_id, provenance) for function in functions)
        mandate.ignore("belangrijkmandaat", *DATE_FORMAT_FIELDS)
        mandate.finish()
    return seats, constituencies


def _function_seat(function: JsonObject, person_id: str, provenance: Provenance) -> CommitteeSeat:
    group = function.child("commissie")
    committee = _Committee(
        committee_id=group.identifier("id"), code=group.optional_text("afkorting") or "", name=group.text("titel")
    )
    group.ignore("datumvan", "datumtot", "link")
    group.finish()
    period = (function.day("datumvan", start_day), function.optional_day("datumtot", inclusive_end_day))
    seat = _seat(committee, person_id, function.text("omschrijving"), period, provenance)
    function.ignore("titel", *DATE_FORMAT_FIELDS)
    function.finish()
    return seat


def _birth_year(record: JsonObject) -> int | None:
    """The year alone: day and place of birth are not kept (source contract §7). Its form is not known, so not asked."""
    years = {year for text in record.spoken_texts("geboortedatum") for year in _YEAR.findall(text)}
    return int(years.pop()) if len(years) == 1 else None


def _profession(record: JsonObject) -> str | None:
    return "; ".join(record.spoken_texts("beroep")) or None


def _listed_member(
    member: JsonObject, observed_on: date | None, provenance: Provenance, *, group_name: str | None = None
) -> Register:
    address = member.optional_text("aanspreking")
    person = _person(member, gender=_GENDER_OF_ADDRESS.get(address or ""), provenance=provenance)
    own_group_name = _group_name(member.child("fractie")) if "fractie" in member else None
    if group_name and own_group_name and group_name != own_group_name:
        raise member.broken("fractie", f"'{own_group_name}' in the block of '{group_name}'")
    constituency = _constituency(member.optional_text("kieskring"))
    member.ignore(*_LISTED_MEMBER_FIELDS_NOT_KEPT)
    member.finish()
    party_name = own_group_name or group_name
    if observed_on is None or party_name is None:
        return make_register([person])
    membership = Membership(
        person_id=person.person_id,
        party_name=party_name,
        party_family=family_or_own_code(party_name),
        from_date=observed_on,
        to_date=observed_on + timedelta(days=1),
        constituency=constituency,
        is_observed_only=True,
        provenance=provenance,
    )
    return make_register([person], [membership])


def _committee_person(holder: JsonObject, provenance: Provenance) -> Person:
    gender = _GENDER_OF_ADDRESS.get(holder.optional_text("aanspreking") or "")
    person = _person(holder, gender=gender, provenance=provenance)
    if "fractie" in holder:
        _group_name(holder.child("fractie"))
    holder.ignore("fotowebpath", "is-huidige-vv", "link", "zetel")
    holder.finish()
    return person
