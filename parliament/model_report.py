"""What one report says, as frozen data classes: the parser's output, names as printed, nothing resolved.

Part of the nouns of the project: they are imported from ``parliament.model``.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class MeetingKind(StrEnum):
    """The two kinds of meeting of which verbatim reports exist (source contract §5.1)."""

    PLENARY = "plenary"
    COMMITTEE = "committee"


class Role(StrEnum):
    """In what capacity somebody speaks (design §12)."""

    CHAIR = "chair"
    MEMBER = "member"
    MINISTER = "minister"
    GUEST = "guest"
    UNKNOWN = "unknown"


class Severity(StrEnum):
    """How bad an issue is: ``error`` loses something, ``warning`` may be wrong, ``info`` is worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class ReportSource(StrEnum):
    """Which copy of the debate was read (design §4)."""

    PDF = "pdf"
    TEXT = "text"
    JOURNAL = "journal"


class QuestionType(StrEnum):
    """Types of oral question, in the parliament's own words, lower case (source contract §1.10)."""

    VRAAG_OM_UITLEG = "vraag om uitleg"
    ACTUELE_VRAAG = "actuele vraag"
    INTERPELLATIE = "interpellatie"
    ACTUELE_INTERPELLATIE = "actuele interpellatie"
    MONDELINGE_VRAAG = "mondelinge vraag"
    DRINGENDE_VRAAG = "dringende vraag"


class ItemType(StrEnum):
    """Closed vocabulary of agenda items (source contract §5.4); an unknown heading is ``other`` plus an issue.

    An item of joined questions has the type of its first question.
    """

    VRAAG_OM_UITLEG = "vraag om uitleg"
    ACTUELE_VRAAG = "actuele vraag"
    INTERPELLATIE = "interpellatie"
    ACTUELE_INTERPELLATIE = "actuele interpellatie"
    MONDELINGE_VRAAG = "mondelinge vraag"
    DRINGENDE_VRAAG = "dringende vraag"
    ACTUALITEITSDEBAT = "actualiteitsdebat"
    GEDACHTEWISSELING = "gedachtewisseling"
    HOORZITTING = "hoorzitting"
    ONTWERP_VAN_DECREET = "ontwerp van decreet"
    VOORSTEL_VAN_DECREET = "voorstel van decreet"
    VOORSTEL_VAN_RESOLUTIE = "voorstel van resolutie"
    CONCEPTNOTA = "conceptnota"
    BELEIDSNOTA = "beleidsnota"
    MOTIE = "motie"
    VERZOEKSCHRIFT = "verzoekschrift"
    OPENING = "opening"
    VERONTSCHULDIGINGEN = "verontschuldigingen"
    MEDEDELINGEN = "mededelingen"
    REGELING_DER_WERKZAAMHEDEN = "regeling van de werkzaamheden"
    EEDAFLEGGING = "eedaflegging"
    VERKIEZING = "verkiezing"
    STEMMINGEN = "stemmingen"
    SLUITING = "sluiting"
    OTHER = "other"


class ElementKind(StrEnum):
    """What a line of a report is. Every non-blank line is exactly one of these (design §3, step 4)."""

    COVER = "cover"
    CONTENTS = "contents"
    RUNNING_HEADER = "running_header"
    RUNNING_FOOTER = "running_footer"
    HEADING = "heading"
    NUMBER_LINE = "number_line"
    CHAIR_LINE = "chair_line"
    SPEECH = "speech"
    STAGE_DIRECTION = "stage_direction"
    VOTE = "vote"
    ATTENDANCE = "attendance"
    CLOSING = "closing"
    ORNAMENT = "ornament"
    UNKNOWN = "unknown"


class InterjectionKind(StrEnum):
    """Kinds of stage direction (source contract §5.3)."""

    APPLAUSE = "applause"
    NOISE = "noise"
    LAUGHTER = "laughter"
    REMARKS = "remarks"
    ASSENT = "assent"
    DENIAL = "denial"
    NOTE = "note"


class Line(NamedTuple):
    """One line of a report's file. A named tuple, because reports hold thousands and one is made in half the time.

    ``bold_prefix`` is the number of leading characters printed bold, when the file says so (PDF), else ``None``.
    ``x`` and ``y`` are in PDF points, y from the top of the page; ``None`` for plain text.
    ``breaks_paragraph`` is true when a blank line or a larger gap stands before this line.
    """

    number: int
    page: int
    text: str
    breaks_paragraph: bool = False
    bold_prefix: int | None = None
    x: float | None = None
    y: float | None = None


@dataclass(frozen=True, slots=True)
class MeetingHeading:
    """What the report says of its meeting, on the cover and in running headers; ``None`` where it does not say."""

    kind: MeetingKind
    number: str | None
    session_year: str | None
    date: date | None
    committee: str | None


@dataclass(frozen=True, slots=True)
class Addressee:
    """A minister to whom a question is put, as the heading prints it."""

    name: str
    portfolio: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question put on an item: one heading.

    ``ordinal`` counts the questions of the meeting. ``number`` and ``session_year`` come from the number line and are
    ``None`` where the report prints none (actuele vragen).
    """

    ordinal: int
    type: QuestionType
    number: int | None
    session_year: str | None
    questioner: str
    addressees: tuple[Addressee, ...]
    answered_by: str | None
    subject: str
    page: int
    line: int


@dataclass(frozen=True, slots=True)
class ListedItem:
    """The service's ids of an item: its journal line, and the questions and initiatives treated there."""

    jln_id: int
    vi_ids: tuple[int, ...] = ()
    pi_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One run of speeches under one or more joined headings.

    ``continues`` is the ordinal of the item that a heading with "(Voortzetting)" resumes; its questions stay there.
    ``listed`` are the service's ids (journal copy only).
    """

    ordinal: int
    type: ItemType
    title: str
    page: int
    line: int
    chair: str | None
    questions: tuple[Question, ...] = ()
    document_numbers: tuple[str, ...] = ()
    continues: int | None = None
    listed: "ListedItem | None" = None


@dataclass(frozen=True, slots=True)
class SubHeading:
    """A heading inside an item ("Algemene bespreking"): nobody's words, and no item of its own.

    ``speech`` is the speech that was open, and ``paragraph_ordinal`` how many of its paragraphs stand above it, both
    ``None`` between speeches.
    """

    item: int | None
    title: str
    page: int
    line: int
    speech: int | None = None
    paragraph_ordinal: int | None = None


@dataclass(frozen=True, slots=True)
class Speech:
    """One uninterrupted turn of one speaker within an item.

    ``label`` is the speaker line as printed without its colon; ``speaker`` the name in it (for ``De voorzitter`` the
    person of the item's chair line when one is known); ``party`` the printed party or ``None``; ``function`` a
    function printed in parentheses instead of a party (``verslaggever``). ``words`` counts by design §5, stage
    directions taken out.
    ``source_person_id`` is the id that the service gives with the speech (journal copy only).
    """

    ordinal: int
    item: int | None
    page: int
    line: int
    label: str
    speaker: str | None
    party: str | None
    function: str | None
    role: Role
    words: int
    paragraphs: tuple[str, ...]
    last_page: int
    source_person_id: str | None = None


@dataclass(frozen=True, slots=True)
class Interjection:
    """One sentence of a stage direction, tied to the speech during which it fell (``None`` between speeches).

    ``paragraph_ordinal`` is the paragraph of the speech in which it stood, from 1, or after which it stood alone;
    before it ``text_offset`` characters of that paragraph's text were said.
    """

    ordinal: int
    speech: int | None
    item: int | None
    page: int
    line: int
    kind: InterjectionKind
    text: str
    parties: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    paragraph_ordinal: int | None = None
    text_offset: int | None = None


@dataclass(frozen=True, slots=True)
class VoteCast:
    """One member's vote in one vote: ``yes``, ``no`` or ``abstain``; the name as printed in the appendix."""

    name: str
    choice: str


@dataclass(frozen=True, slots=True)
class Vote:
    """One vote with its counts as printed (``None`` where a category is left out); from the appendix, who voted how.

    A vote without a result, void and held again under the next number, has no counts. A vote with two results, for
    matters of the community and of the region, is two of one number; ``matter`` says which.
    """

    ordinal: int
    item: int | None
    number: int | None
    page: int
    line: int
    participant_count: int | None
    yes_count: int | None
    no_count: int | None
    abstain_count: int | None
    is_adopted: bool | None
    result_text: str
    cast: tuple[VoteCast, ...] = ()
    matter: str | None = None


@dataclass(frozen=True, slots=True)
class Attendance:
    """One member in the attendance appendix; ``status`` is ``present``, ``excused`` or ``absent``."""

    name: str
    status: str
    reason: str | None
    page: int
    line: int


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A question or item heading as the contents pages list it, for the cross-check with the body."""

    ordinal: int
    item_type: ItemType
    title: str
    number: int | None
    session_year: str | None
    page: int | None
    line: int


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that could not be taken at face value. ``kind`` is a short snake_case name from ``docs/naming.md``."""

    kind: str
    severity: Severity
    line: int | None
    detail: str


class LineSpan(NamedTuple):
    """A run of consecutive non-blank lines of one kind; ``words`` are theirs after joins within the element.

    ``speech`` is the speech the lines belong to, where they do.
    """

    kind: ElementKind
    first_line: int
    last_line: int
    line_count: int
    words: int
    speech: int | None = None


@dataclass(frozen=True, slots=True)
class LineAccount:
    """The books of a report: nothing of it may be lost.

    ``total = assigned`` counts non-blank lines, ``unknown`` those assigned as unknown. ``document_words`` counts the
    words of every line as it stands, ``joined_breaks`` how many line ends were joined so that two of those became one
    word: ``document_words - joined_breaks`` must equal the words of all spans.
    """

    total: int
    assigned: int
    unknown: int
    document_words: int
    joined_breaks: int


@dataclass(frozen=True, slots=True)
class ParsedReport:
    """Everything one report says. ``spans`` cover every non-blank line once, in order."""

    heading: MeetingHeading
    source: ReportSource
    page_count: int
    items: tuple[AgendaItem, ...]
    speeches: tuple[Speech, ...]
    interjections: tuple[Interjection, ...]
    votes: tuple[Vote, ...]
    attendance: tuple[Attendance, ...]
    contents: tuple[ContentsEntry, ...]
    spans: tuple[LineSpan, ...]
    account: LineAccount
    issues: tuple[Issue, ...] = ()
    sub_headings: tuple[SubHeading, ...] = ()
