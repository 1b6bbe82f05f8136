"""What is said in a meeting before it is printed: the script, with the true person behind every name.

A script has no pages; a renderer gives it pages (``replica/truth.py`` puts the two together). All text is annotated
with hyphenation points (``replica/vocabulary.py``).
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from parliament.model import InterjectionKind, ItemType, MeetingKind, QuestionType, Role

# Words over which a plenary sitting takes the time of its plan (``MeetingPlan.lasting``).
WORDS_OF_LASTING = 1000


class SpeechKind(StrEnum):
    """What a turn does in its item; the measures of questions are made of these."""

    OPENING = "opening"
    CUE = "cue"
    QUESTION = "question"
    ANSWER = "answer"
    REPLY = "reply"
    FOLLOW_UP = "follow up"
    DEBATE = "debate"
    REMARK = "remark"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class ScriptedDirection:
    """One sentence of a stage direction, with the parties and persons it names."""

    kind: InterjectionKind
    text: str
    parties: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScriptedParagraph:
    """A paragraph of a turn; ``directions`` stand in one pair of parentheses behind its text.

    A paragraph without text is a stage direction on a line of its own; with ``is_dashed`` a dash opens it and a full
    stop ends it, in place of the parentheses.
    """

    text: str
    directions: tuple[ScriptedDirection, ...] = ()
    is_dashed: bool = False


@dataclass(frozen=True, slots=True)
class ScriptedSpeech:
    """One turn: the label as printed, what stands in it, and who really speaks (``""`` for a guest, who has no id)."""

    kind: SpeechKind
    person_id: str
    label: str
    speaker: str | None
    party: str | None
    function: str | None
    role: Role
    paragraphs: tuple[ScriptedParagraph, ...]


@dataclass(frozen=True, slots=True)
class ScriptedMinister:
    """A minister in a heading: the name and portfolio as printed, and who that is."""

    person_id: str
    name: str
    portfolio: str


@dataclass(frozen=True, slots=True)
class ScriptedQuestion:
    """A question on an item. ``vi_id`` is its id in the service, ``submitted_on`` its date of submission there."""

    vi_id: int
    ordinal: int
    type: QuestionType
    number: int | None
    questioner_id: str
    questioner: str
    addressees: tuple[ScriptedMinister, ...]
    answered_by: ScriptedMinister | None
    subject: str
    heading: str
    theme: str
    submitted_on: date


@dataclass(frozen=True, slots=True)
class ScriptedVote:
    """A vote held after the turn with index ``after_speech`` of its item, with everybody's vote (person ids).

    One without votes is void. Two results of one number are two of these, each with its ``matter``; only one
    ``is_listed`` by name, and the outcome stands behind the second. With ``is_explained`` the last paragraph of the
    turn stands between number and result (source contract §11, §12).
    """

    after_speech: int
    number: int
    yes: tuple[str, ...]
    no: tuple[str, ...]
    abstain: tuple[str, ...]
    is_adopted: bool | None
    result_text: str
    matter: str | None = None
    is_listed: bool = True
    is_explained: bool = False


@dataclass(frozen=True, slots=True)
class ScriptedItem:
    """An agenda item: its headings, its questions and its turns. ``jln_id`` is its journal line in the service.

    ``is_set_apart`` prints an ornament above it.
    """

    jln_id: int
    ordinal: int
    type: ItemType
    heading: str
    sub_heading: str | None
    document_numbers: tuple[str, ...]
    questions: tuple[ScriptedQuestion, ...]
    speeches: tuple[ScriptedSpeech, ...]
    votes: tuple[ScriptedVote, ...] = ()
    initiative_id: int | None = None
    is_set_apart: bool = False


@dataclass(frozen=True, slots=True)
class WithdrawnQuestion:
    """A question on the agenda that was not put: withdrawn, or converted into a debate (source contract §5.7)."""

    vi_id: int
    type: QuestionType
    number: int
    questioner_id: str
    addressee: ScriptedMinister
    subject: str
    status: str
    submitted_on: date


@dataclass(frozen=True, slots=True)
class MeetingPlan:
    """The facts of a meeting that are known without writing its script. ``index`` counts the meetings from 0.

    ``lasting`` is how long a committee meets, and how long a plenary sitting takes over a thousand words, suspensions
    included: when it ended follows from what was said (``World.ended_at``).
    """

    index: int
    verg_id: int
    kind: MeetingKind
    number: str
    session_year: str
    planned_start_at: datetime
    started_at: datetime
    lasting: timedelta
    recording_started_at: datetime
    committee_id: str | None
    chair_id: str
    has_report: bool
    is_cancelled: bool

    @property
    def date(self) -> date:
        """The civil day of the meeting in Brussels."""
        return self.planned_start_at.date()

    @property
    def printed_number(self) -> str:
        """The number as the report prints it: ``C180`` for a committee, ``40`` for the plenary sitting."""
        return f"C{self.number}" if self.kind is MeetingKind.COMMITTEE else self.number


@dataclass(frozen=True, slots=True)
class MeetingScript:
    """A whole meeting: plan, items, attendance (``present``, ``excused`` with a reason, ``absent``; person ids)."""

    plan: MeetingPlan
    committee_name: str | None
    chair_name: str
    chair_line: str
    items: tuple[ScriptedItem, ...]
    withdrawn: tuple[WithdrawnQuestion, ...]
    present: tuple[str, ...]
    excused: tuple[tuple[str, str], ...]
    absent: tuple[str, ...]
