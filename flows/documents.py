"""What a night gathered, whatever the source: documents that lie in the archive, meetings, questions, a register."""

from dataclasses import dataclass
from datetime import datetime

from parliament.model import Issue, JournalLine, ListedMeeting, ListedQuestion
from parliament.people import Register


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """One report file, already in the archive.

    ``name`` is what people call it (a file name, or the url). ``listed`` is the meeting as the service lists it, ``None``
    for files of a folder, whose meeting is known only after parsing.
    """

    name: str
    url: str
    sha256: str
    byte_count: int
    fetched_at: datetime
    listed: ListedMeeting | None = None


@dataclass(frozen=True, slots=True)
class JournalCopy:
    """The second official copy of a meeting: its journal lines, with one sha256 over all their bodies."""

    listed: ListedMeeting
    journal_lines: tuple[JournalLine, ...]
    sha256: str
    fetched_at: datetime


@dataclass(frozen=True, slots=True)
class GatheredIssue:
    """An issue met before there was a report to tie it to: ``document_name`` says where."""

    document_name: str | None
    stage: str
    issue: Issue
    meeting_id: str | None = None


@dataclass(frozen=True, slots=True)
class TrackedMeeting:
    """A meeting as the night saw it, for ``raw.meeting``; states as ``parliament.source.discovery`` names them."""

    listed: ListedMeeting
    report_state: str
    is_withdrawn: bool
    first_seen_at: datetime
    last_seen_at: datetime


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything a night brought in. ``is_complete`` is false when the budget ended the fetching early."""

    documents: tuple[SourceDocument, ...]
    register: Register
    journals: tuple[JournalCopy, ...] = ()
    meetings: tuple[TrackedMeeting, ...] = ()
    questions: tuple[ListedQuestion, ...] = ()
    issues: tuple[GatheredIssue, ...] = ()
    is_complete: bool = True
