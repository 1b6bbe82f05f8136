"""Journal lines: the body of ``/jln/{id}``, one agenda point with its speeches (source contract §1.9).

The names of the fields of ``spreker`` are solid; the rest of the layout is put together from what programs read of it,
so an unknown field there is recorded and never an error.
"""

from typing import Any, Final

from parliament.json_object import JsonObject
from parliament.model import JournalLine, JournalSpeech
from parliament.reading_log import ReadingLog
from parliament.source.payloads.meetings import read_ids

IGNORED_LINE_FIELDS: Final = (
    "disclaimer",
    "datum",
    "debat",  # the debate's own record says nothing of its speeches (§1.11)
    "gedachtewisseling",
    "link",
    "titel-samenstelling",
    "verzoekschrift",
)
IGNORED_PERSON_FIELDS: Final = (
    "aanspreking",
    "fotowebpath",
    "fractie",  # of today, not of the meeting; the register knows the group at the date (§0.1 item 8)
    "is-huidige-vv",
    "link",
    "naam",  # the register knows the name of the id
    "voornaam",
)


def read_journal_line(content: Any, *, ordinal: int, url: str, log: ReadingLog) -> JournalLine:
    """One journal line; ``ordinal`` is its place among the lines of its meeting.

    Raises :class:`~parliament.errors.SourceContractError` when it has no id or a field of another type.
    """
    line = JsonObject(content, url=url, log=log)
    line.ignore(*IGNORED_LINE_FIELDS)
    meeting = line.optional_child("vergadering")
    verg_id = None
    if meeting is not None:
        verg_id = meeting.optional_integer("id")
        # The meeting's own record is read from its own body.
        meeting.ignore(*meeting.names)
    speeches = tuple(
        _read_speech(speech, speech_ordinal) for speech_ordinal, speech in enumerate(line.children("spreker"), start=1)
    )
    read = JournalLine(
        jln_id=line.integer("id"),
        verg_id=verg_id,
        ordinal=ordinal,
        title=line.optional_text("titel") or "",
        question_ids=read_ids(line, "vrageninterpellatie"),
        initiative_ids=read_ids(line, "parlementair-initiatief"),
        speeches=speeches,
        source_url=url,
    )
    line.finish()
    return read


def _read_speech(speech: JsonObject, ordinal: int) -> JournalSpeech:
    person = speech.optional_child("persoon")
    person_id = None
    if person is not None:
        person.ignore(*IGNORED_PERSON_FIELDS)
        person_id = person.optional_identifier("id")
        person.finish()
    read = JournalSpeech(
        ordinal=ordinal,
        title=speech.optional_text("sprekertitel") or "",
        html=speech.optional_text("sprekertekst") or "",
        person_id=person_id,
    )
    speech.finish()
    return read
