"""Identifiers and names of a ParlaMint corpus of the Flemish Parliament: the same in every file of it."""

import re
from datetime import date
from typing import Final

from corpus.actors import Coalition, Legislature
from corpus.sittings import Sitting
from corpus.tei.xml import identifier

_NOT_IN_AN_ID: Final = re.compile(r"[^A-Za-z0-9-]")
# ParlaMint names a corpus after its country or, as ParlaMint-ES-CT, its region (ISO 3166-2).
CORPUS: Final = "ParlaMint-BE-VLG"
PARLIAMENT: Final = "VP"
GOVERNMENT: Final = "VR"
LANGUAGE: Final = "nl"
# The categories of ParlaMint's taxonomy of speakers, and one more: a role that the report does not give.
SPEAKER_TYPES: Final = {"chair": "chair", "member": "regular", "minister": "regular", "guest": "guest"}
UNKNOWN_SPEAKER_TYPE: Final = "unknown"
# ParlaMint parts its texts into reference, covid and war; that is the reader's choice here.
SUBCORPUS: Final = "reference"


def sitting_id(sitting: Sitting) -> str:
    """``xml:id`` of a sitting's document, and its file's name without ending."""
    # ParlaMint takes letters, digits and hyphens behind the date, and one underscore before it.
    return f"{CORPUS}_{sitting.day.isoformat()}-" + _NOT_IN_AN_ID.sub("-", identifier("", sitting.meeting_id)[1:])


def file_of(sitting: Sitting) -> str:
    """Path of a sitting's document below the corpus: a folder per year, as ParlaMint has it."""
    return f"{sitting.day.year}/{sitting_id(sitting)}.xml"


def person_ref(person_id: str) -> str:
    """``xml:id`` of a person."""
    return identifier("p", person_id)


def party_ref(family: str) -> str:
    """``xml:id`` of a party."""
    return identifier("party", family)


def committee_ref(committee_id: str) -> str:
    """``xml:id`` of a committee in one composition."""
    return identifier("committee", committee_id)


def term_ref(legislature: str) -> str:
    """``xml:id`` of a term of the parliament."""
    return identifier(f"{PARLIAMENT}.term", legislature)


def coalition_ref(coalition: Coalition) -> str:
    """``xml:id`` of a government in one composition: some changed while they lasted."""
    return identifier(GOVERNMENT, f"{coalition.since.isoformat()}")


def legislature_on(day: date, legislatures: tuple[Legislature, ...]) -> Legislature | None:
    """The term that had begun last on a day."""
    return next((one for one in reversed(legislatures) if one.since <= day), None)


def body_of(sitting: Sitting) -> str:
    """The category of the body that met: the parliament, which has one chamber, or a committee of it."""
    return "parla.committee" if sitting.kind == "committee" else "parla.uni"


def speaker_type(role: str) -> str:
    """The category of a speaker's role."""
    return SPEAKER_TYPES.get(role, UNKNOWN_SPEAKER_TYPE)
