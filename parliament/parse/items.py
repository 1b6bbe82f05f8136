"""Items and their questions while they are being read: headings, number lines, chair lines."""

from dataclasses import dataclass, field

from parliament.model import AgendaItem, ElementKind, ItemType, Question, Severity
from parliament.parse.blocks import Block, BlockReader, BodyParse, JoinedHeading
from parliament.parse.headings import (
    NumberLine,
    QuestionHeading,
    document_numbers_in,
    is_continued,
    item_type_of,
    question_type_of,
    read_question_heading,
    split_number_at_end,
    without_continued,
)
from parliament.parse.letters import letters_of

# Headings of these follow each other without a turn between them when they are treated together (design §5).
_ASKED_TOGETHER = frozenset(
    {
        ItemType.VRAAG_OM_UITLEG,
        ItemType.ACTUELE_VRAAG,
        ItemType.INTERPELLATIE,
        ItemType.ACTUELE_INTERPELLATIE,
        ItemType.MONDELINGE_VRAAG,
        ItemType.DRINGENDE_VRAAG,
        ItemType.ACTUALITEITSDEBAT,
        ItemType.GEDACHTEWISSELING,
    }
)
_TREATED_TOGETHER = frozenset(
    {
        ItemType.ONTWERP_VAN_DECREET,
        ItemType.VOORSTEL_VAN_DECREET,
        ItemType.VOORSTEL_VAN_RESOLUTIE,
        ItemType.CONCEPTNOTA,
        ItemType.BELEIDSNOTA,
        ItemType.MOTIE,
        ItemType.VERZOEKSCHRIFT,
        ItemType.OTHER,
    }
)
# Headings over a row of questions, which have headings of their own.
_COLLECTIVE = (
    "vragen om uitleg",
    "actuele vragen",
    "interpellaties",
    "actuele interpellaties",
    "wekelijks vragenuur",
    "mondelinge vragen",
    "dringende vragen",
)
# What a note or the chair says of a question that is not put.
_FATES = (
    ("question_withdrawn", ("ingetrokken",)),
    ("question_moved", ("uitgesteld", "verdaagd", "verplaatst", "omgezet", "omgevormd", "verwezen")),
)


@dataclass(slots=True)
class _OpenQuestion:
    heading: QuestionHeading
    page: int
    line: int
    number: NumberLine | None = None


@dataclass(slots=True)
class _OpenItem:
    type: ItemType
    title: str
    page: int
    line: int
    chair: str | None
    is_collective: bool
    is_continued: bool = False
    questions: list[_OpenQuestion] = field(default_factory=list)
    document_numbers: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    is_debated: bool = False


class ItemBook:
    """The items of a meeting: one may be open, and while only headings of it have been read, more may join it."""

    def __init__(self, reader: BlockReader, parse: BodyParse) -> None:
        self._reader = reader
        self._parse = parse
        self._item: _OpenItem | None = None
        self._in_headings = False
        # Whether the open item is the one in which absences are read out: asked of every paragraph.
        self.is_of_absences = False
        self._question_count = 0
        # Of each item by the letters of its title and by the numbers of its questions, for those that are resumed.
        self._known: dict[object, int] = {}

    @property
    def only_minister(self) -> str | None:
        """The minister whom "De minister" must be in the open item: who answers, or the one who is addressed."""
        if self._item is None:
            return None
        headings = [question.heading for question in self._item.questions]
        names = {heading.answered_by for heading in headings if heading.answered_by} or {
            addressee.name for heading in headings for addressee in heading.addressees
        }
        return next(iter(names)) if len(names) == 1 else None

    @property
    def ordinal(self) -> int | None:
        """The ordinal of the open item, or ``None`` before the first."""
        return len(self._parse.items) + 1 if self._item is not None else None

    def take_heading(self, block: Block, chair: str | None) -> None:
        """Open an item, or join a heading to the one whose headings are being read."""
        text, number = split_number_at_end(self._reader.text(block))
        self._reader.assign(block, ElementKind.HEADING)
        item_type = item_type_of(text)
        if item_type is None:
            item_type = ItemType.OTHER
            self._reader.issue("unknown_heading", Severity.INFO, self._reader.line(block.start), text)
        if self._item is None or not self._joins(self._item, item_type):
            self.close()
            self._item = self._open(item_type, text, block.start, chair)
            self.is_of_absences = item_type is ItemType.VERONTSCHULDIGINGEN
        elif question_type_of(text) is None:
            page, line = self._reader.page(block.start), self._reader.line(block.start)
            self._parse.joined_headings.append(JoinedHeading(text, page, line))
        self._in_headings = True
        self._item.is_continued = self._item.is_continued or is_continued(text)
        self._item.document_numbers.extend(document_numbers_in(text))
        if question_type_of(text) is not None:
            self._open_question(self._item, text, block.start)
        if number is not None:
            _give_number(self._item, number)

    def take_number(self, block: Block) -> None:
        """Give the number to the first question still without one, else to the item as a document number."""
        self._reader.text(block)
        self._reader.assign(block, ElementKind.NUMBER_LINE)
        number = block.mark.number if block.mark else None
        if number is None or self._item is None:
            return
        _give_number(self._item, number)

    def take_chair(self, chair: str | None) -> None:
        """A chair line under the headings of an item names who presides it."""
        if self._item is not None and self._in_headings:
            self._item.chair = chair

    def end_headings(self) -> None:
        """A turn or a note ends the headings: what comes after opens another item."""
        self._in_headings = False

    def note(self, text: str) -> None:
        """Remember what a note or the chair says, to show why an item was not debated."""
        if self._item is not None and not self._item.is_debated:
            self._item.said.append(text[:300])

    def debate(self) -> None:
        """Somebody other than the chair has spoken."""
        if self._item is not None:
            self._item.is_debated = True

    def close(self) -> None:
        """Write down the open item, if there is one. A heading over questions of their own is no item."""
        item = self._item
        self._item, self.is_of_absences = None, False
        if item is None or (item.is_collective and self._in_headings):
            return
        resumed = self._resumed(item)
        if item.questions and not item.is_debated and resumed is None:
            self._tell_fate(item)
        questions = () if resumed is not None else tuple(self._question(question) for question in item.questions)
        self._parse.items.append(
            AgendaItem(
                ordinal=len(self._parse.items) + 1,
                type=item.type,
                title=item.title,
                page=item.page,
                line=item.line,
                chair=item.chair,
                questions=questions,
                document_numbers=tuple(item.document_numbers),
                continues=resumed,
            )
        )
        for key in _keys(item):
            self._known.setdefault(key, len(self._parse.items))

    def _resumed(self, item: _OpenItem) -> int | None:
        """The ordinal of the item that this one resumes: only a heading with "(Voortzetting)" does."""
        if not item.is_continued:
            return None
        return next((self._known[key] for key in _keys(item) if key in self._known), None)

    def _joins(self, item: _OpenItem, item_type: ItemType) -> bool:
        if not self._in_headings or item.is_collective:
            return False
        return any({item.type, item_type} <= group for group in (_ASKED_TOGETHER, _TREATED_TOGETHER))

    def _open(self, item_type: ItemType, title: str, index: int, chair: str | None) -> _OpenItem:
        return _OpenItem(
            type=item_type,
            title=title,
            page=self._reader.page(index),
            line=self._reader.line(index),
            chair=chair,
            is_collective=title.lower().startswith(_COLLECTIVE),
        )

    def _open_question(self, item: _OpenItem, text: str, index: int) -> None:
        line = self._reader.line(index)
        heading = read_question_heading(without_continued(text))
        if heading is None:
            return
        if not heading.addressees:
            self._reader.issue("question_without_addressee", Severity.WARNING, line, text)
        if not heading.subject:
            self._reader.issue("question_without_subject", Severity.WARNING, line, text)
        item.questions.append(_OpenQuestion(heading, self._reader.page(index), line))

    def _question(self, question: _OpenQuestion) -> Question:
        self._question_count += 1
        heading, number = question.heading, question.number
        return Question(
            ordinal=self._question_count,
            type=heading.type,
            number=number.number if number else None,
            session_year=number.session_year if number else None,
            questioner=heading.questioner,
            addressees=heading.addressees,
            answered_by=heading.answered_by,
            subject=heading.subject,
            page=question.page,
            line=question.line,
        )

    def _tell_fate(self, item: _OpenItem) -> None:
        """An item of questions in which nobody but the chair spoke: withdrawn, moved, or not known why."""
        said = " ".join(item.said).lower()
        kind = next((kind for kind, words in _FATES if any(word in said for word in words)), "question_without_debate")
        self._reader.issue(kind, Severity.INFO, item.line, item.title)


def _keys(item: _OpenItem) -> list[object]:
    """What an item is known by: the numbers of its questions, and the letters of its title."""
    numbers: list[object] = [
        (question.heading.type, question.number.number, question.number.session_year)
        for question in item.questions
        if question.number is not None
    ]
    return [*numbers, letters_of(without_continued(item.title))]


def _give_number(item: _OpenItem, number: NumberLine) -> None:
    """A number is of the first question still without one; with a document part, or without questions, of the item."""
    waiting = next((question for question in item.questions if question.number is None), None)
    if waiting is not None and not number.is_document:
        waiting.number = number
        return
    item.document_numbers.append(number.printed)
