"""The walk over the body of a report: from paragraphs to items, questions, speeches, interjections and votes."""

from collections.abc import Callable
from dataclasses import dataclass, field

from parliament.model import (
    AgendaItem,
    ElementKind,
    Interjection,
    InterjectionKind,
    Issue,
    ItemType,
    Question,
    Role,
    Severity,
    Speech,
    Vote,
)
from parliament.parse.content import Content
from parliament.parse.directions import is_direction, is_note, new_chair_in, read_directions, take_out_directions
from parliament.parse.headings import (
    NumberLine,
    QuestionHeading,
    document_numbers_in,
    item_type_of,
    question_type_of,
    read_question_heading,
    strip_courtesy,
)
from parliament.parse.hyphens import HyphenLexicon, join_broken_lines
from parliament.parse.marks import Mark, Sign
from parliament.parse.speakers import SpeakerLabel
from parliament.parse.votes import is_adopted, is_outcome, is_vote_line, is_vote_opening, read_counts, vote_number_in
from parliament.parse.words import count_words

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
    }
)
_COLLECTIVE_WORDS = (
    "vragen om uitleg",
    "actuele vragen",
    "interpellaties",
    "wekelijks vragenuur",
    "mondelinge vragen",
    "dringende vragen",
    "actuele interpellaties",
)
# After the counts of a vote come at most the outcome and "Dientengevolge neemt het Vlaams Parlement …".
_MOST_OUTCOMES = 2


@dataclass(slots=True)
class BodyParse:
    """What the walk found.

    ``kinds`` and ``speech_of`` (0 is none) hold one entry per line of the content; ``joined`` the indexes of the lines
    whose first word belongs to the last word of the line before.
    """

    kinds: list[ElementKind]
    speech_of: list[int]
    joined: set[int] = field(default_factory=set)
    items: list[AgendaItem] = field(default_factory=list)
    speeches: list[Speech] = field(default_factory=list)
    interjections: list[Interjection] = field(default_factory=list)
    votes: list[Vote] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


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
    questions: list[_OpenQuestion] = field(default_factory=list)
    document_numbers: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _OpenSpeech:
    label: SpeakerLabel
    speaker: str | None
    page: int
    line: int
    last_page: int
    paragraphs: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Block:
    start: int
    stop: int
    mark: Mark | None


class BodyWalk:
    """One pass over the paragraphs of a body. The state is what is open: the item, its headings, the turn, the chair."""

    def __init__(self, content: Content, marks: dict[int, Mark], lexicon: HyphenLexicon) -> None:
        count = len(content.texts)
        self._content = content
        self._marks = marks
        self._lexicon = lexicon
        self._parse = BodyParse(kinds=[ElementKind.UNKNOWN] * count, speech_of=[0] * count)
        self._item: _OpenItem | None = None
        self._item_is_heading = False
        self._speech: _OpenSpeech | None = None
        self._chair: str | None = None
        self._question_count = 0
        self._handlers: dict[Sign, Callable[[_Block], None]] = {
            Sign.LABEL: self._take_label,
            Sign.HEADING: self._take_heading,
            Sign.SUB_HEADING: self._take_sub_heading,
            Sign.NUMBER: self._take_number,
            Sign.CHAIR: self._take_chair,
        }

    def walk(self, start: int, stop: int) -> BodyParse:
        """Walk the lines ``start`` to ``stop`` of the content and return what they hold. Never raises."""
        blocks = self._blocks(start, stop)
        position = 0
        while position < len(blocks):
            block = blocks[position]
            if block.mark is not None and block.mark.sign is Sign.VOTE:
                position = self._take_vote(blocks, position)
                continue
            handler = self._handlers[block.mark.sign] if block.mark else self._take_text
            handler(block)
            position += 1
        self._close_item()
        return self._parse

    def _blocks(self, start: int, stop: int) -> list[_Block]:
        breaks, marks = self._content.breaks, self._marks
        starts = [index for index in range(start, stop) if breaks[index] or index in marks]
        if start < stop and (not starts or starts[0] != start):
            starts.insert(0, start)
        return [
            _Block(first, following, marks.get(first))
            for first, following in zip(starts, [*starts[1:], stop], strict=True)
        ]

    # --- text of blocks -----------------------------------------------------------------------------------------------

    def _text_of(self, block: _Block) -> str:
        """The block's lines as one paragraph; remembers which line ends it joined."""
        lines = self._content.texts[block.start : block.stop]
        together = "\n".join(lines)
        if "-\n" not in together:
            return together.replace("\n", " ")
        text, joined = join_broken_lines(lines, self._lexicon)
        self._parse.joined.update(block.start + position for position in joined)
        return text

    def _assign(self, block: _Block, kind: ElementKind, speech: int = 0) -> None:
        count = block.stop - block.start
        self._parse.kinds[block.start : block.stop] = [kind] * count
        if speech:
            self._parse.speech_of[block.start : block.stop] = [speech] * count

    def _page(self, index: int) -> int:
        return self._content.lines[index].page

    def _line(self, index: int) -> int:
        return self._content.lines[index].number

    def _issue(self, kind: str, severity: Severity, index: int, detail: str) -> None:
        self._parse.issues.append(Issue(kind, severity, self._line(index), detail))

    # --- items --------------------------------------------------------------------------------------------------------

    def _take_heading(self, block: _Block) -> None:
        text = self._text_of(block)
        self._assign(block, ElementKind.HEADING)
        item_type = item_type_of(text)
        if item_type is None:
            self._issue("unknown_heading", Severity.WARNING, block.start, text[:200])
        if not self._joins(item_type or ItemType.OTHER):
            self._open_item(item_type or ItemType.OTHER, text, block.start)
        item = self._item
        if item is None:
            return
        item.document_numbers.extend(document_numbers_in(text))
        if question_type_of(text) is not None:
            self._open_question(item, text, block.start)

    def _joins(self, item_type: ItemType) -> bool:
        """Whether a heading belongs to the item whose headings have just been read."""
        if self._item is None or not self._item_is_heading or self._item.is_collective:
            return False
        return any({self._item.type, item_type} <= group for group in (_ASKED_TOGETHER, _TREATED_TOGETHER))

    def _open_item(self, item_type: ItemType, title: str, index: int) -> None:
        if self._item is not None and self._item_is_heading and self._item.is_collective:
            self._item = None  # "WEKELIJKS VRAGENUUR" over questions is a heading of theirs and no item of its own.
        self._close_item()
        self._item = _OpenItem(
            type=item_type,
            title=title,
            page=self._page(index),
            line=self._line(index),
            chair=self._chair,
            is_collective=title[:60].lower().startswith(_COLLECTIVE_WORDS),
        )
        self._item_is_heading = True

    def _open_question(self, item: _OpenItem, text: str, index: int) -> None:
        heading = read_question_heading(text)
        if heading is None:
            self._issue("question_heading_unread", Severity.ERROR, index, text[:200])
            return
        if not heading.subject:
            self._issue("question_without_subject", Severity.WARNING, index, text[:200])
        item.questions.append(_OpenQuestion(heading, self._page(index), self._line(index)))

    def _take_sub_heading(self, block: _Block) -> None:
        self._text_of(block)
        self._assign(block, ElementKind.HEADING)

    def _take_number(self, block: _Block) -> None:
        self._text_of(block)
        self._assign(block, ElementKind.NUMBER_LINE)
        number = block.mark.number if block.mark else None
        if number is None or self._item is None:
            return
        waiting = next((question for question in self._item.questions if question.number is None), None)
        if waiting is not None and self._item_is_heading and number.document is None:
            waiting.number = number
            return
        printed = f"{number.number} ({number.session_year})"
        self._item.document_numbers.append(f"{printed} – {number.document}" if number.document else printed)

    def _take_chair(self, block: _Block) -> None:
        self._text_of(block)
        self._assign(block, ElementKind.CHAIR_LINE)
        self._chair = block.mark.chair if block.mark else None
        if self._item is not None and self._item_is_heading:
            self._item.chair = self._chair
        self._close_speech()

    def _close_item(self) -> None:
        self._close_speech()
        item = self._item
        if item is None:
            return
        questions = tuple(self._question(question) for question in item.questions)
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
            )
        )
        self._item = None

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

    def _item_ordinal(self) -> int | None:
        return len(self._parse.items) + 1 if self._item is not None else None

    # --- turns --------------------------------------------------------------------------------------------------------

    def _take_label(self, block: _Block) -> None:
        mark = block.mark
        if mark is None or mark.label is None:
            return
        label = mark.label
        speaker = label.name or (self._chair if label.role is Role.CHAIR else None)
        if not self._continues(label, speaker):
            self._close_speech()
            self._item_is_heading = False
            first = block.start
            self._speech = _OpenSpeech(label, speaker, self._page(first), self._line(first), self._page(first))
        self._speak(block, self._text_of(block)[mark.text_from :].strip())

    def _continues(self, label: SpeakerLabel, speaker: str | None) -> bool:
        """A label printed again without another speaker between is the same turn (design §5)."""
        return self._speech is not None and (self._speech.label.text, self._speech.speaker) == (label.text, speaker)

    def _take_text(self, block: _Block) -> None:
        text = self._text_of(block)
        if text[0] == "(" and text[-1] == ")" and is_direction(text[1:-1]):
            self._assign(block, ElementKind.STAGE_DIRECTION, self._speech_ordinal())
            self._add_directions(text[1:-1], block.start)
        elif is_closing(text) and self._speech is None:
            self._assign(block, ElementKind.CLOSING)
        elif is_note(text):
            self._take_note(block, text)
        elif self._speech is not None:
            self._speak(block, text)
        else:
            self._issue("text_without_speaker", Severity.WARNING, block.start, text[:200])

    def _take_note(self, block: _Block, text: str) -> None:
        self._assign(
            block, ElementKind.CLOSING if is_closing(text) else ElementKind.STAGE_DIRECTION, self._speech_ordinal()
        )
        self._item_is_heading = False
        chair = new_chair_in(text)
        self._add_interjection(
            InterjectionKind.NOTE, text.lstrip("–—- "), block.start, persons=(strip_courtesy(chair),) if chair else ()
        )
        if chair is not None:
            self._chair = strip_courtesy(chair)
            self._close_speech()

    def _speak(self, block: _Block, text: str) -> None:
        speech = self._speech
        if speech is None:
            return
        self._assign(block, ElementKind.SPEECH, self._speech_ordinal())
        speech.last_page = self._page(block.stop - 1)
        spoken, directions = take_out_directions(text)
        if spoken:
            speech.paragraphs.append(spoken)
        for direction in directions:
            self._add_directions(direction, block.start)

    def _speech_ordinal(self) -> int:
        return len(self._parse.speeches) + 1 if self._speech is not None else 0

    def _close_speech(self) -> None:
        speech = self._speech
        if speech is None:
            return
        words = count_words("\n".join(speech.paragraphs))
        label = speech.label
        self._parse.speeches.append(
            Speech(
                ordinal=len(self._parse.speeches) + 1,
                item=self._item_ordinal(),
                page=speech.page,
                line=speech.line,
                label=label.text,
                speaker=speech.speaker,
                party=label.party,
                function=label.function,
                role=label.role,
                words=words,
                paragraphs=tuple(speech.paragraphs),
                last_page=speech.last_page,
            )
        )
        self._speech = None
        if not words:
            detail = f"{label.text}: no words"
            self._parse.issues.append(Issue("empty_speech", Severity.WARNING, speech.line, detail))

    # --- interjections and votes --------------------------------------------------------------------------------------

    def _add_directions(self, text: str, index: int) -> None:
        for direction in read_directions(text):
            self._add_interjection(direction.kind, direction.text, index, direction.parties, direction.persons)

    def _add_interjection(
        self,
        kind: InterjectionKind,
        text: str,
        index: int,
        parties: tuple[str, ...] = (),
        persons: tuple[str, ...] = (),
    ) -> None:
        self._parse.interjections.append(
            Interjection(
                ordinal=len(self._parse.interjections) + 1,
                speech=self._speech_ordinal() or None,
                item=self._item_ordinal(),
                page=self._page(index),
                line=self._line(index),
                kind=kind,
                text=text,
                parties=parties,
                persons=persons,
            )
        )

    def _take_vote(self, blocks: list[_Block], position: int) -> int:
        """Take the lines of one vote, from its opening or first count to its outcome; return the next position."""
        stop = self._vote_stop(blocks, position)
        texts = [self._text_of(block) for block in blocks[position:stop]]
        together = "\n".join(texts)
        counts = read_counts(together)
        first = blocks[position].start
        for block in blocks[position:stop]:
            self._assign(block, ElementKind.VOTE)
        outcome = texts[-1] if not is_vote_line(texts[-1]) or len(texts) == 1 else texts[-1]
        self._parse.votes.append(
            Vote(
                ordinal=len(self._parse.votes) + 1,
                item=self._item_ordinal(),
                number=vote_number_in(texts[0]),
                page=self._page(first),
                line=self._line(first),
                participant_count=counts.participant_count,
                yes_count=counts.yes_count,
                no_count=counts.no_count,
                abstain_count=counts.abstain_count,
                is_adopted=is_adopted(together),
                result_text=outcome,
            )
        )
        return stop

    def _vote_stop(self, blocks: list[_Block], position: int) -> int:
        stop = position + 1
        while stop < len(blocks) and self._is_vote(blocks[stop]) and not self._opens_vote(blocks[stop]):
            stop += 1
        outcomes = 0
        while stop < len(blocks) and outcomes < _MOST_OUTCOMES and self._is_outcome(blocks[stop]):
            stop += 1
            outcomes += 1
        return stop

    def _is_vote(self, block: _Block) -> bool:
        return block.mark is not None and block.mark.sign is Sign.VOTE

    def _opens_vote(self, block: _Block) -> bool:
        return is_vote_opening(self._content.texts[block.start])

    def _is_outcome(self, block: _Block) -> bool:
        return block.mark is None and is_outcome("\n".join(self._content.texts[block.start : block.stop]))


def is_closing(text: str) -> bool:
    """Whether a paragraph closes the meeting ("De vergadering is gesloten.", with or without the hour)."""
    return text.lstrip("–—- ").startswith(("De vergadering is gesloten", "De vergadering wordt gesloten"))
