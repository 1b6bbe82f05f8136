"""Questions and interpellations: the body of ``/vi/{id}`` (source contract §1.10)."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final, TypeVar

from parliament.json_object import JsonObject
from parliament.model import ContactPerson, ListedQuestion
from parliament.reading_log import ReadingLog

_Found = TypeVar("_Found")

IGNORED_QUESTION_FIELDS: Final = (
    "disclaimer",
    "document",
    "filewebpath",
    "handelingcommissie",
    "handelingenplenaire",
    "hasintervenienteningroupedcontactmap",
    "link",
    "materie",
    "samenhang",
    "volgnr",
)
IGNORED_CONTACT_FIELDS: Final = ("aanspreking", "fotowebpath", "is-huidige-vv", "link")
IGNORED_GROUP_FIELDS: Final = ("id", "kleur", "logo", "volgnr", "zetel-aantal")
IGNORED_COMMITTEE_FIELDS: Final = ("id", "afkorting", "datumvan", "datumtot", "link")
IGNORED_TYPE_FIELDS: Final = ("id",)

# Words of a step's status that mark the submission and the treatment of a question. The statuses themselves are known
# from programs only (§1.10), so a step with another status dates nothing.
_SUBMITTED: Final = ("ingediend", "indiening")
_TREATED: Final = ("behandeld", "gesteld", "beantwoord", "afgehandeld")


def read_question(content: Any, *, url: str, log: ReadingLog) -> ListedQuestion:
    """One question. Its day of treatment is that of the meeting it names, else of a step of its procedure.

    Raises :class:`~parliament.errors.SourceContractError` when it has no id or a field of another type.
    """
    question = JsonObject(content, url=url, log=log)
    question.ignore(*IGNORED_QUESTION_FIELDS)
    steps = [_read_step(step) for step in question.children("procedureverloop")]
    treatments = [_read_treatment(line) for line in question.child_or_children("journaallijn")]
    type_name = _name_in(question.optional_child("objecttype"), "naam")
    committee = question.optional_child("commissie")
    if committee is not None:
        committee.ignore(*IGNORED_COMMITTEE_FIELDS)
    read = ListedQuestion(
        vi_id=question.integer("id"),
        number=question.optional_integer("nummer"),
        session_year=question.optional_text("zittingsjaar"),
        type_name=type_name or "",
        title=question.optional_text("titel") or "",
        subject=question.optional_text("onderwerp"),
        status=_read_status(question),
        themes=tuple(_read_themes(question)),
        contacts=tuple(_read_contacts(question)),
        submitted_on=_first_day_of(steps, _SUBMITTED),
        treated_on=_first(day for _, _, day in treatments) or _first_day_of(steps, _TREATED),
        committee_name=_name_in(committee, "titel", "naam"),
        jln_ids=tuple(dict.fromkeys(jln_id for jln_id, _, _ in treatments)),
        verg_ids=tuple(dict.fromkeys(verg_id for _, verg_id, _ in treatments if verg_id is not None)),
        source_url=url,
    )
    question.finish()
    return read


def _read_step(step: JsonObject) -> tuple[str, date | None]:
    # Where the step took place stands in the question's own journal lines too.
    step.ignore("journaallijn", "vergadering")
    read = ((step.optional_text("status") or "").casefold(), step.optional_civil_day("datum"))
    step.finish()
    return read


def _read_treatment(line: JsonObject) -> tuple[int, int | None, date | None]:
    line.ignore("link", "datum", "titel", "disclaimer")
    jln_id = line.integer("id")
    meeting = line.optional_child("vergadering")
    line.finish()
    if meeting is None:
        return jln_id, None, None
    verg_id = meeting.optional_integer("id")
    day = meeting.optional_civil_day("datumbegin") or meeting.optional_civil_day("datumagendering")
    # The meeting's own record is read from its own body.
    meeting.ignore(*meeting.names)
    return jln_id, verg_id, day


def _read_status(question: JsonObject) -> str | None:
    """The status as a text; an object with a name, as the object's type has, is accepted too."""
    if question.holds_object("objectstatus"):
        return _name_in(question.optional_child("objectstatus"), "naam")
    return question.optional_text("objectstatus")


def _read_themes(question: JsonObject) -> Iterable[str]:
    """Theme names; the elements of the list are texts or objects with a name."""
    for theme in question.texts_or_children("thema"):
        name = theme if isinstance(theme, str) else _name_in(theme, "naam", "titel")
        if name:
            yield name


def _read_contacts(question: JsonObject) -> Iterable[ContactPerson]:
    for group in question.children("contacttype"):
        group.ignore("id")
        capacity = group.optional_text("beschrijving") or ""
        for contact in group.child_or_children("contact"):
            yield _read_contact(contact, capacity)
        group.finish()


def _read_contact(contact: JsonObject, capacity: str) -> ContactPerson:
    contact.ignore(*IGNORED_CONTACT_FIELDS)
    party = contact.optional_child("fractie")
    if party is not None:
        party.ignore(*IGNORED_GROUP_FIELDS)
    # A contact without an id is an organisation (§1.10).
    read = ContactPerson(
        capacity=capacity,
        person_id=contact.optional_identifier("id"),
        first_name=contact.optional_text("voornaam") or "",
        last_name=contact.optional_text("naam") or "",
        party_name=_name_in(party, "naam"),
    )
    contact.finish()
    return read


def _name_in(reader: JsonObject | None, *fields: str) -> str | None:
    if reader is None:
        return None
    reader.ignore(*IGNORED_TYPE_FIELDS)
    name = _first(reader.optional_text(field) for field in fields)
    reader.finish()
    return name


def _first_day_of(steps: Iterable[tuple[str, date | None]], words: tuple[str, ...]) -> date | None:
    return min(
        (day for status, day in steps if day is not None and any(word in status for word in words)), default=None
    )


def _first(found: Iterable[_Found | None]) -> _Found | None:
    return next((one for one in found if one is not None), None)
