"""The nouns of the project, as frozen data classes (lines and runs of lines, of which there are many, as named tuples).

Three families, each in a room of its own:

* what one report says (``model_report``, from ``Line`` to ``ParsedReport``): the parser's output, names as printed,
  nothing resolved;
* what the parliament's registers say (``model_persons``), and what resolving a label gave (``Resolution``);
* what its service lists (``model_listed``): meetings, journal lines, questions.

Terms follow ``docs/naming.md``. Ordinals count from 1. Pages are the report's own page numbers, from 1. Lines are the
numbers of the lines of the text that was read, from 1.
"""

from parliament.model_listed import (
    ContactPerson,
    JournalLine,
    JournalSpeech,
    ListedAttendance,
    ListedMeeting,
    ListedQuestion,
    ReportFile,
)
from parliament.model_persons import (
    CommitteeSeat,
    GovernmentTerm,
    Legislature,
    Membership,
    OtherMandate,
    Person,
    Provenance,
    Resolution,
)
from parliament.model_report import (
    Addressee,
    AgendaItem,
    Attendance,
    ContentsEntry,
    ElementKind,
    Interjection,
    InterjectionKind,
    Issue,
    ItemType,
    Line,
    LineAccount,
    LineSpan,
    ListedItem,
    MeetingHeading,
    MeetingKind,
    ParsedReport,
    Question,
    QuestionType,
    ReportSource,
    Role,
    Severity,
    Speech,
    SubHeading,
    Vote,
    VoteCast,
)

__all__ = [
    "Addressee",
    "AgendaItem",
    "Attendance",
    "CommitteeSeat",
    "ContactPerson",
    "ContentsEntry",
    "ElementKind",
    "GovernmentTerm",
    "Interjection",
    "InterjectionKind",
    "Issue",
    "ItemType",
    "JournalLine",
    "JournalSpeech",
    "Legislature",
    "Line",
    "LineAccount",
    "LineSpan",
    "ListedAttendance",
    "ListedItem",
    "ListedMeeting",
    "ListedQuestion",
    "MeetingHeading",
    "MeetingKind",
    "Membership",
    "OtherMandate",
    "ParsedReport",
    "Person",
    "Provenance",
    "Question",
    "QuestionType",
    "ReportFile",
    "ReportSource",
    "Resolution",
    "Role",
    "Severity",
    "Speech",
    "SubHeading",
    "Vote",
    "VoteCast",
]
