"""What the service lists: meetings, report files, journal lines, questions, as frozen data classes.

Part of the nouns of the project: they are imported from ``parliament.model``.
"""

from dataclasses import dataclass
from datetime import date, datetime

from parliament.model_report import MeetingKind


@dataclass(frozen=True, slots=True)
class ReportFile:
    """The report document of a meeting as the service announces it."""

    url: str
    is_provisional: bool
    size_text: str | None = None


@dataclass(frozen=True, slots=True)
class ListedMeeting:
    """A meeting as the service lists it (source contract §1.7). Times carry their UTC offset."""

    verg_id: int
    kind: MeetingKind
    subtype: str | None
    status: str | None
    number: str | None
    session_year: str
    planned_start_at: datetime | None
    started_at: datetime | None
    ended_at: datetime | None
    recording_started_at: datetime | None
    committee_ids: tuple[int, ...]
    committee_codes: tuple[str, ...]
    committee_names: tuple[str, ...]
    chair_person_id: str | None
    has_report: bool
    has_journal: bool
    is_closed: bool
    is_provisional: bool
    report_file: ReportFile | None
    source_url: str
    youtube_id: str | None = None

    @property
    def date(self) -> date | None:
        """The civil day of the meeting in Brussels: of its start, or of its planned start when it has none."""
        start = self.started_at or self.planned_start_at
        return start.date() if start else None


@dataclass(frozen=True, slots=True)
class ListedAttendance:
    """A person in the service's attendance list of a meeting; ``status`` is ``present``, ``excused`` or ``absent``."""

    person_id: str
    status: str
    party_name: str | None


@dataclass(frozen=True, slots=True)
class JournalSpeech:
    """One element of ``spreker[]``: title as printed, HTML as served, and the person's id when given."""

    ordinal: int
    title: str
    html: str
    person_id: str | None


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One agenda point of a report in its second official copy (``/jln/{id}``, source contract §1.9)."""

    jln_id: int
    verg_id: int | None
    ordinal: int
    title: str
    question_ids: tuple[int, ...]
    initiative_ids: tuple[int, ...]
    speeches: tuple[JournalSpeech, ...]
    source_url: str


@dataclass(frozen=True, slots=True)
class ContactPerson:
    """A person named on a question, with the capacity the service gives (``Vraagsteller``, ``Bevoegde minister``)."""

    capacity: str
    person_id: str | None
    first_name: str
    last_name: str
    party_name: str | None


@dataclass(frozen=True, slots=True)
class ListedQuestion:
    """A question or interpellation as the service describes it (``/vi/{id}``, source contract §1.10)."""

    vi_id: int
    number: int | None
    session_year: str | None
    type_name: str
    title: str
    subject: str | None
    status: str | None
    themes: tuple[str, ...]
    contacts: tuple[ContactPerson, ...]
    submitted_on: date | None
    treated_on: date | None
    committee_name: str | None
    jln_ids: tuple[int, ...]
    verg_ids: tuple[int, ...]
    source_url: str
