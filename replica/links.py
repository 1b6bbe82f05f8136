"""Addresses of the replica, timestamps as the service writes them, and small objects that many bodies share."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from parliament.brussels_time import BRUSSELS
from parliament.model import Membership, Person
from replica.house import House
from replica.parties import INDEPENDENT_FAMILY, INDEPENDENT_ID, PARTIES, party_id

Json = dict[str, Any]

# Report documents have ids of their own sequence (source contract §1.4), ten to a meeting for its versions.
FIRST_PFILE_ID = 4_000_000
PFILES_PER_MEETING = 10
# Since 2024 documents stand under /files/pfile, before under /pfile (source contract §3.1).
_FILES_PATH_SINCE = date(2024, 1, 1)


@dataclass(frozen=True, slots=True)
class Links:
    """Absolute addresses under the root of the running replica, ``http://127.0.0.1:PORT``."""

    root: str

    def api(self, path: str) -> str:
        """An address of the open-data service; ``path`` begins with a slash."""
        return f"{self.root}/e/opendata{path}"

    def itself(self, path: str) -> list[Json]:
        """The ``link`` of a body to itself."""
        return [{"href": self.api(path), "rel": "self"}]

    def report(self, pfile_id: int, day: date) -> str:
        """The address of a report document, in the form of the meeting's year."""
        return f"{self.root}{'/files' if day >= _FILES_PATH_SINCE else ''}/pfile?id={pfile_id}"

    def photo(self, person_id: str) -> str:
        """The address of a member's picture (which the replica does not have)."""
        return f"{self.root}/files/pfile?id={person_id}"


def pfile_id_of(index: int, version: int) -> int:
    """The document id of a version (from 1) of a meeting's report."""
    return FIRST_PFILE_ID + PFILES_PER_MEETING * index + version


def meeting_of_pfile(pfile_id: int) -> tuple[int, int]:
    """Index of the meeting and version of a document id."""
    return divmod(pfile_id - FIRST_PFILE_ID, PFILES_PER_MEETING)


def timestamp(moment: datetime) -> str:
    """``2023-11-29T14:00:00+0100``: the offset without a colon (source contract §1.5)."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S%z")


def at_time(day: date, clock: time = time(0)) -> str:
    """The timestamp of a day in Brussels, at midnight unless stated otherwise."""
    return timestamp(datetime.combine(day, clock, BRUSSELS))


def party_json(house: House, membership: Membership, day: date, shown_name: str | None = None) -> Json:
    """The ``fractie`` of a membership, with the id of its legislature."""
    number = next(position for position, term in enumerate(house.legislatures) if term == house.legislature_at(day))
    family = membership.party_family
    if family == INDEPENDENT_FAMILY:
        return {
            "id": INDEPENDENT_ID,
            "kleur": "999999",
            "naam": shown_name or membership.party_name,
            "volgnr": 999,
            "zetel-aantal": 1,
        }
    position, party = next((place, party) for place, party in enumerate(PARTIES) if party.family == family)
    seats = sum(1 for other in house.members_at(day).values() if other.party_family == family)
    return {
        "id": party_id(number, family),
        "kleur": party.colour,
        "naam": shown_name or membership.party_name,
        "volgnr": 10 * (position + 1),
        "zetel-aantal": seats,
    }


def named_person(person: Person) -> Json:
    """Id and name, as every body gives a person."""
    return {"id": int(person.person_id), "naam": person.last_name, "voornaam": person.first_name}


def form_of_address(person: Person) -> str:
    """``aanspreking``."""
    return "Mevrouw" if person.gender == "V" else "De heer"
