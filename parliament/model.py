"""The nouns of the project, as frozen data classes (lines and runs of lines, of which there are many, as named tuples).

Two families:

* what one report says (``Line`` to ``ParsedReport``): the parser's output, names as printed, nothing resolved;
* what the parliament's registers say (``Person`` to ``GovernmentTerm``), and what resolving a label gave
  (``Resolution``).

Terms follow ``docs/naming.md``. Ordinals count from 1. Pages are the report's own page numbers, from 1. Lines are the
numbers of the lines of the text that was read, from 1.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

# --- what a report says -----------------------------------------------------------------------------------------------


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

    ``bold_prefix`` is the number of leading characters printed bold, when the file tells (PDF), else ``None``.
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
    matters of the community and of the region, is two of one number; ``matter`` tells which.
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


# --- what the registers say -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a fact comes from (a url, or a file of the project) and on which day it was seen there."""

    source: str
    seen_on: date


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the parliament or the government. ``person_id`` is the service's id (``persoon.id``) as text.

    ``has_record`` says that the person's own record was read, so that a mandate that is not known was not held.
    """

    person_id: str
    first_name: str
    last_name: str
    gender: str | None = None
    other_names: tuple[str, ...] = ()
    provenance: Provenance | None = None
    birth_year: int | None = None
    profession: str | None = None
    has_record: bool = False

    @property
    def full_name(self) -> str:
        """First name, space, last name: the order of the headings."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True)
class Membership:
    """A person's seat in a parliamentary group over the half-open period ``[from_date, to_date)``.

    ``party_name`` is the printed form of that period, ``party_family`` the stable code over renames
    (``docs/naming.md``). ``to_date`` ``None`` is still running. ``is_observed_only`` marks a membership known from a
    dated list: true on that day, its real ends unknown.
    """

    person_id: str
    party_name: str
    party_family: str
    from_date: date
    to_date: date | None
    constituency: str | None = None
    is_observed_only: bool = False
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class GovernmentTerm:
    """A person's time as minister over the half-open period ``[from_date, to_date)``, with title and portfolio."""

    person_id: str
    government_name: str
    title: str
    portfolio: str | None
    from_date: date
    to_date: date | None
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class CommitteeSeat:
    """A person's function in a committee over a period (``voorzitter``, ``vaste leden``, …)."""

    committee_id: str
    committee_code: str
    committee_name: str
    person_id: str
    function_name: str
    from_date: date
    to_date: date | None
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class OtherMandate:
    """A person's mandate elsewhere (a municipality, another parliament) over a half-open period.

    ``group_name`` is the service's (``Lokale mandaten``). ``from_precision`` and ``to_precision`` say how exactly the
    service knows an end: ``day``, ``month`` or ``year``; ``None`` where it does not say.
    """

    person_id: str
    group_name: str
    mandate_name: str
    from_date: date
    to_date: date | None
    from_precision: str | None = None
    to_precision: str | None = None
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a speaker label resolved to at a date.

    ``person_id`` is ``None`` when unresolved; ``rule`` then says why (``ambiguous``, ``unknown``). ``confidence`` is in
    [0, 1]. ``party_name`` and ``party_family`` are of the date, ``None`` for ministers without a seat and guests.
    ``candidates`` are the person ids that an ambiguous label fits.
    """

    label: str
    at: date
    person_id: str | None
    role: Role
    party_name: str | None
    party_family: str | None
    rule: str
    confidence: float
    candidates: tuple[str, ...] = ()


# --- what the service lists -----------------------------------------------------------------------------------------


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


@dataclass(frozen=True, slots=True)
class Legislature:
    """A parliamentary term ``[start_date, end_date]``, both ends included as the service gives them."""

    name: str
    start_date: date
    end_date: date | None
    election_date: date | None = None
    provenance: Provenance | None = field(default=None)
