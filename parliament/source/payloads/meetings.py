"""Meetings: the body of ``/verg/vorige`` (source contract §1.7) and of ``/verg/{id}`` (§1.8)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from parliament.errors import SourceContractError
from parliament.json_object import JsonObject
from parliament.model import ListedAttendance, ListedMeeting, MeetingKind, ReportFile, Severity
from parliament.reading_log import ReadingLog
from parliament.source.session_year import session_year_of

_WRAPPER: Final = "vergadering"

# Fields of a list of anything.
IGNORED_LIST_FIELDS: Final = ("disclaimer", "count", "lastindex")

# Fields of a meeting that nothing is made of, by name.
IGNORED_MEETING_FIELDS: Final = (
    "agenda-gewijzigd",  # of the agenda, not of the report
    "agenda-versie",
    "laatste-wijziging",  # of the agenda as well: useless for seeing that a report changed (§1.7)
    "link",  # addresses are built from ids
    "omschrijving",  # the agenda as announced; what was treated stands in the report
    "omschrijving-kort",
    "uses-beknopt-verslag",  # the summary reports that ended in 2005 (§3.4)
    "vergaderzaal",
)
# Fields that only the full record has.
IGNORED_DETAIL_FIELDS: Final = (
    "disclaimer",
    "attribuut",
    "commissieverslag",  # summary documents, no verbatim reports (§5.1)
)
IGNORED_COMMITTEE_FIELDS: Final = ("datumvan", "datumtot", "link")
IGNORED_CHAIR_FIELDS: Final = (
    "aanspreking",
    "fotowebpath",
    "is-huidige-vv",  # true of today, not of the meeting (§1.7)
    "link",
    "naam",  # the register knows the name of the id
    "voornaam",
)
IGNORED_JOURNAL_LINE_FIELDS: Final = (
    "debat",
    "gedachtewisseling",
    "datum",
    "link",
    "parlementair-initiatief",
    "titel",  # read with the speeches, from the journal line's own body
    "titel-samenstelling",
    "verzoekschrift",
)
IGNORED_AGENDA_ITEM_FIELDS: Final = (
    "heeft-1-titel",
    "heeft-gemeenschappelijke-sprekers",
    "heeft-gemeenschappelijke-verslaggevers",
    "opmaak",
)
IGNORED_AGENDA_LINE_FIELDS: Final = (
    "agenda-lijn-type",
    "debat",
    "gedachtewisseling",
    "parlementair-initiatief",
    "titel",
    "verzoekschrift",
    "vet",
)


_ATTENDANCE_STATUSES: Final = {"AANWEZIG": "present", "VERONTSCHULDIGD": "excused", "AFWEZIG": "absent"}
_STATUS_ORDER: Final = ("present", "excused", "absent")


@dataclass(frozen=True, slots=True)
class MeetingListing:
    """What a list of meetings says. ``unreadable_count`` entries were there and could not be read."""

    meetings: tuple[ListedMeeting, ...]
    unreadable_count: int


@dataclass(frozen=True, slots=True)
class MeetingDetail:
    """A meeting in full. ``journal_line_ids`` is ``None`` when the record has no journal lines at all.

    ``question_ids`` are those of the journal lines and the agenda, each once; ``has_agenda`` is whether the record has
    one. ``attendance`` names each person once.
    """

    meeting: ListedMeeting
    journal_line_ids: tuple[int, ...] | None
    question_ids: tuple[int, ...]
    attendance: tuple[ListedAttendance, ...] = ()
    has_agenda: bool = True


def read_meeting_list(content: Any, *, kind: MeetingKind, url: str, log: ReadingLog) -> MeetingListing:
    """The meetings of one ``/verg/vorige`` body, in its order; the list may be missing when nothing matches (§0.1).

    A meeting that is not as the contract says is left out, counted, and recorded as an issue; a body that is no list of
    meetings raises :class:`SourceContractError`.
    """
    body = JsonObject(content, url=url, log=log)
    body.ignore(*IGNORED_LIST_FIELDS)
    meetings = []
    unreadable_count = 0
    for item in body.children("items"):
        try:
            meetings.append(_read_item(item, kind))
        except SourceContractError as error:
            unreadable_count += 1
            log.add("unreadable_meeting", Severity.ERROR, str(error))
    body.finish()
    return MeetingListing(tuple(meetings), unreadable_count)


def read_meeting_detail(content: Any, *, url: str, log: ReadingLog) -> MeetingDetail:
    """The meeting of one ``/verg/{id}`` body.

    Raises :class:`SourceContractError` when it is not as the contract says.
    """
    body = JsonObject(content, url=url, log=log)
    body.ignore(*IGNORED_LIST_FIELDS)
    record = body.wrapped(_WRAPPER)
    record.ignore(*IGNORED_DETAIL_FIELDS)
    has_journal_lines = "journaallijn" in record
    lines = read_meeting_journal_lines(record)
    has_agenda = "agenda-item" in record
    agenda_questions = _agenda_question_ids(record)
    attendance = _read_attendance(record)
    meeting = read_meeting(record, kind=None)
    return MeetingDetail(
        meeting=meeting,
        journal_line_ids=tuple(jln_id for jln_id, _ in lines) if has_journal_lines else None,
        question_ids=_each_once([*(vi_id for _, vi_ids in lines for vi_id in vi_ids), *agenda_questions]),
        attendance=attendance,
        has_agenda=has_agenda,
    )


def read_agenda(content: Any, *, url: str, log: ReadingLog) -> tuple[int, ...]:
    """The ids of the questions on the agenda of one ``/verg/{id}/agd`` body, each once; wrapped or bare (§12)."""
    body = JsonObject(content, url=url, log=log)
    body.ignore(*IGNORED_LIST_FIELDS)
    record = body.optional_child(_WRAPPER) or body
    record.ignore(*(record.names - {"agenda-item"}))
    ids = _each_once(_agenda_question_ids(record))
    body.finish()
    return ids


def read_journal_list(content: Any, *, url: str, log: ReadingLog) -> tuple[int, ...]:
    """The journal line ids of one ``/verg/{id}/hand`` body.

    Whether the body is wrapped is unknown: a ``vergadering`` around the lines is accepted, and so are bare lines.
    """
    body = JsonObject(content, url=url, log=log)
    body.ignore(*IGNORED_LIST_FIELDS)
    record = body.optional_child(_WRAPPER) or body
    record.ignore(*(record.names - {"journaallijn"}))
    ids = tuple(jln_id for jln_id, _ in read_meeting_journal_lines(record))
    body.finish()
    return ids


def read_meeting_journal_lines(record: JsonObject) -> list[tuple[int, tuple[int, ...]]]:
    """The journal lines of a meeting in their order: each line's id and the ids of its questions."""
    lines = []
    for line in record.children("journaallijn"):
        line.ignore(*IGNORED_JOURNAL_LINE_FIELDS)
        lines.append((line.integer("id"), read_ids(line, "vrageninterpellatie")))
        line.finish()
    return lines


def read_ids(reader: JsonObject, name: str) -> tuple[int, ...]:
    """The ids of the objects in a list, whose own records are read from their own bodies."""
    ids = []
    for child in reader.child_or_children(name):
        ids.append(child.integer("id"))
        child.ignore(*child.names)
    return tuple(ids)


def read_meeting(record: JsonObject, *, kind: MeetingKind | None) -> ListedMeeting:
    """One ``vergadering``; ``kind`` is what was asked for, ``None`` when the record itself must say.

    Raises :class:`SourceContractError` when it has no id, no day, or a field of another type than the contract says.
    """
    record.ignore(*IGNORED_MEETING_FIELDS)
    verg_id = record.integer("id")
    planned_start_at = record.optional_moment("datumagendering")
    started_at = record.optional_moment("datumbegin")
    start = started_at or planned_start_at
    if start is None:
        raise record.broken("datumagendering", "nothing, and no datumbegin either")
    committees = [_read_committee(committee) for committee in record.children("commissie")]
    chair = record.optional_child("voorzitter")
    report_file, is_provisional_file = _read_report_file(record)
    is_provisional = bool(record.optional_flag("voorlopig-verslag")) or is_provisional_file
    meeting = ListedMeeting(
        verg_id=verg_id,
        kind=_read_kind(record, asked=kind, has_committee=bool(committees)),
        subtype=record.optional_text("subtype"),
        status=record.optional_text("status"),
        number=_stripped(record.optional_text("vergaderingnummer")),
        session_year=session_year_of(start.date()),
        planned_start_at=planned_start_at,
        started_at=started_at,
        ended_at=record.optional_moment("datumeinde"),
        recording_started_at=record.optional_moment("opname-start"),
        committee_ids=tuple(committee[0] for committee in committees),
        committee_codes=tuple(committee[1] for committee in committees),
        committee_names=tuple(committee[2] for committee in committees),
        chair_person_id=_read_chair(chair) if chair else None,
        has_report=bool(record.optional_flag("vergadering-met-verslag")),
        has_journal=bool(record.optional_flag("uses-webhandelingen")),
        is_closed=bool(record.optional_flag("besloten-vergadering")),
        is_provisional=is_provisional,
        report_file=report_file,
        source_url=record.url,
        youtube_id=record.optional_text("video-youtube-id"),
    )
    record.finish()
    return meeting


def _read_item(item: JsonObject, kind: MeetingKind) -> ListedMeeting:
    return read_meeting(item.wrapped(_WRAPPER), kind=kind)


def _read_kind(record: JsonObject, *, asked: MeetingKind | None, has_committee: bool) -> MeetingKind:
    # "Plenair" was seen; the word for a committee meeting was not (§1.7), so its beginning must do.
    written = (record.optional_text("type") or "").casefold()
    named = None
    if written.startswith("plen"):
        named = MeetingKind.PLENARY
    elif written.startswith("comm"):
        named = MeetingKind.COMMITTEE
    if asked and named and asked != named:
        raise record.broken("type", f"'{written}' in a list of {asked.value} meetings")
    known = asked or named
    if known:
        return known
    return MeetingKind.COMMITTEE if has_committee or "commissiehandelingen" in record else MeetingKind.PLENARY


def _read_committee(committee: JsonObject) -> tuple[int, str, str]:
    committee.ignore(*IGNORED_COMMITTEE_FIELDS)
    read = (
        committee.integer("id"),
        committee.optional_text("afkorting") or "",
        # In meetings the name is "titel", in the committee's own record "naam" (§1.13).
        committee.optional_text("titel") or committee.optional_text("naam") or "",
    )
    committee.finish()
    return read


def _read_chair(chair: JsonObject) -> str | None:
    chair.ignore(*IGNORED_CHAIR_FIELDS)
    person_id = chair.optional_identifier("id")
    chair.finish()
    return person_id


def _read_report_file(record: JsonObject) -> tuple[ReportFile | None, bool]:
    """The announced file, ``None`` while there is none yet, and whether the announcement calls it provisional."""
    announcement = record.optional_child("plenairehandelingen") or record.optional_child("commissiehandelingen")
    # Both are asked for, so that neither counts as unmapped.
    record.ignore("plenairehandelingen", "commissiehandelingen")
    if announcement is None:
        return None, False
    is_provisional = bool(announcement.optional_flag("isvoorlopigeversie"))
    size_text = announcement.optional_text("pdffilesizestring")
    url = _stripped(announcement.optional_text("pdffilewebpath"))
    announcement.finish()
    return (ReportFile(url, is_provisional, size_text) if url else None), is_provisional


def _agenda_question_ids(record: JsonObject) -> list[int]:
    ids: list[int] = []
    for item in record.children("agenda-item"):
        item.ignore(*IGNORED_AGENDA_ITEM_FIELDS)
        for line in item.children("agenda-lijn"):
            line.ignore(*IGNORED_AGENDA_LINE_FIELDS)
            ids.extend(read_ids(line, "vrageninterpellatie"))
            line.finish()
        item.finish()
    return ids


def _read_attendance(record: JsonObject) -> tuple[ListedAttendance, ...]:
    """Each person once; one listed twice, for the morning and the afternoon, was there when either says so (§1.8)."""
    found: dict[str, ListedAttendance] = {}
    for group in record.child_or_children("aanwezigheid"):
        written = group.optional_text("aanwezigheid-status") or ""
        status = _ATTENDANCE_STATUSES.get(written)
        if status is None:
            group.log.count("unmapped_field", Severity.INFO, f"aanwezigheid-status '{written}'", f"at {group.url}")
        for person in group.child_or_children("persoon"):
            listed = _read_attendant(person, status)
            before = found.get(listed.person_id) if listed else None
            if listed and (before is None or _STATUS_ORDER.index(listed.status) < _STATUS_ORDER.index(before.status)):
                found[listed.person_id] = listed
        group.finish()
    return tuple(found.values())


def _read_attendant(person: JsonObject, status: str | None) -> ListedAttendance | None:
    person.ignore(*IGNORED_CHAIR_FIELDS)
    party = person.optional_child("fractie")
    party_name = party.optional_text("naam") if party else None
    if party:
        party.ignore(*party.names)
    person_id = person.optional_identifier("id")
    person.finish()
    return ListedAttendance(person_id, status, party_name) if person_id and status else None


def _stripped(text: str | None) -> str | None:
    return text.strip() or None if text is not None else None


def _each_once(ids: Sequence[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(ids))
