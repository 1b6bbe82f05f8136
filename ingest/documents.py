"""What a night gathered, whatever the source: documents that lie in the archive, meetings, questions, a register."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from parliament.model import Issue, JournalLine, ListedAttendance, ListedMeeting, ListedQuestion
from parliament.people import Register
from warehouse.source_sightings import SourceSighting


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """One report file, already in the archive.

    ``name`` is what people call it (a file name, or the url). ``meeting_id`` and ``meeting_date`` are known beforehand
    when the service listed the meeting or the report was published before; else they come from the report.
    ``is_listed`` says that the service lists the meeting, so that its row does not come from the report;
    ``chair_person_id`` is then whom it names as chair of the whole meeting.
    """

    name: str
    url: str
    sha256: str
    byte_count: int
    fetched_at: datetime
    meeting_id: str | None = None
    meeting_date: date | None = None
    is_provisional: bool = False
    is_listed: bool = False
    chair_person_id: str | None = None


@dataclass(frozen=True, slots=True)
class JournalCopy:
    """The second official copy of a meeting: its journal lines, with one sha256 over what they say."""

    listed: ListedMeeting
    journal_lines: tuple[JournalLine, ...]
    sha256: str
    fetched_at: datetime

    @property
    def meeting_id(self) -> str:
        """The meeting it is a copy of."""
        return str(self.listed.verg_id)


@dataclass(frozen=True, slots=True)
class GatheredIssue:
    """An issue met before there was a report to tie it to: ``document_name`` says where."""

    document_name: str | None
    stage: str
    issue: Issue
    meeting_id: str | None = None


@dataclass(frozen=True, slots=True)
class TrackedMeeting:
    """A meeting as the night saw it: its row for ``raw.meeting``, report state included, and who was listed there."""

    row: Mapping[str, Any]
    attendance: tuple[ListedAttendance, ...] = ()


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything a night brought in.

    ``withdrawn_ids`` are meetings that the service listed before and knows no more. ``is_complete`` is false when the
    budget, or the service, ended the fetching early. ``drift`` says what the source had for the first time, a sentence
    each (a field, a word of a vocabulary, a form): people hear of each. ``sightings`` are all that it was seen to
    have.
    """

    documents: tuple[SourceDocument, ...]
    register: Register
    journals: tuple[JournalCopy, ...] = ()
    meetings: tuple[TrackedMeeting, ...] = ()
    questions: tuple[ListedQuestion, ...] = ()
    withdrawn_ids: tuple[str, ...] = ()
    issues: tuple[GatheredIssue, ...] = ()
    is_complete: bool = True
    drift: tuple[str, ...] = ()
    sightings: tuple[SourceSighting, ...] = ()
