"""Tables of metadata beside the documents, a row per utterance, in the columns of ParlaMint 4."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from corpus.actors import Actors, Person
from corpus.sittings import Section, Sitting, Turn
from corpus.tei.naming import SUBCORPUS, UNKNOWN_SPEAKER_TYPE, person_ref, sitting_id, speaker_type

COLUMNS: Final = (
    "Text_ID", "ID", "Title", "Date", "Body", "Term", "Session", "Meeting", "Sitting", "Agenda", "Subcorpus", "Lang",
    "Speaker_role", "Speaker_MP", "Speaker_minister", "Speaker_party", "Speaker_party_name", "Party_status",
    "Party_orientation", "Speaker_ID", "Speaker_name", "Speaker_gender", "Speaker_birth",
)  # fmt: skip
# ParlaMint's words for its categories, and for what is not known.
_UNKNOWN: Final = "-"
_ROLES: Final = {"chair": "Chairperson", "regular": "Regular", "guest": "Guest", UNKNOWN_SPEAKER_TYPE: _UNKNOWN}
_GENDERS: Final = {"V": "F", "M": "M"}


def metadata_table(sitting: Sitting, actors: Actors) -> str:
    """The table of one sitting as tab-separated text, its header first; ids are those of the document."""
    document_id = sitting_id(sitting)
    rows = ["\t".join(COLUMNS)]
    rows.extend("\t".join(_cell(value) for value in row) for row in _rows(sitting, actors, document_id))
    return "\n".join(rows) + "\n"


def _rows(sitting: Sitting, actors: Actors, document_id: str) -> Iterator[tuple[str | None, ...]]:
    ordinal = 0
    for section in sitting.sections:
        for turn in section.turns:
            ordinal += 1
            yield _row(sitting, section, turn, actors, document_id, f"{document_id}.u{ordinal}")


def _row(
    sitting: Sitting, section: Section, turn: Turn, actors: Actors, document_id: str, utterance_id: str
) -> tuple[str | None, ...]:
    person = None if turn.person_id is None else actors.persons.get(turn.person_id)
    coalition = actors.coalition_on(sitting.day)
    status = coalition.status_of(turn.party_family) if coalition and turn.party_family else None
    body = "Committee" if sitting.kind == "committee" else "Unicameralism"
    return (
        document_id, utterance_id, sitting.committee_name or "Plenaire vergadering", sitting.day.isoformat(), body,
        sitting.legislature, sitting.session_year, sitting.number, sitting.day.isoformat(), section.title, SUBCORPUS,
        "Dutch", _ROLES[speaker_type(turn.role)], _membership(person, sitting.day), _minister(person, sitting.day),
        turn.party_name, turn.party_name, status, None,
        None if person is None else person_ref(person.person_id),
        turn.speaker_name if person is None else f"{person.last_name}, {person.first_name}",
        None if person is None else _GENDERS.get(person.gender or ""), None,
    )  # fmt: skip


def _membership(person: Person | None, day: date) -> str | None:
    if person is None:
        return None
    return "MP" if person.has_seat_on(day) else "notMP"


def _minister(person: Person | None, day: date) -> str | None:
    if person is None:
        return None
    return "Minister" if person.is_minister_on(day) else "notMinister"


def _cell(value: str | None) -> str:
    """One line without tabs: a table of tab-separated values has no way to quote them."""
    return _UNKNOWN if not value else " ".join(value.split())
