"""The walk over the body of a report: from paragraphs to items, questions, speeches, interjections and votes."""

from collections.abc import Callable

from parliament.model import ElementKind, Severity, SubHeading
from parliament.parse.absences import read_absences
from parliament.parse.blocks import Block, BlockReader, BodyParse
from parliament.parse.closing import is_closing
from parliament.parse.debate_lines import DebateLines
from parliament.parse.directions import is_direction, is_direction_by_form, new_chair_in
from parliament.parse.headings import strip_courtesy
from parliament.parse.hyphens import HyphenLexicon
from parliament.parse.items import ItemBook
from parliament.parse.signs import (
    CHAIR,
    CLOSING,
    HEADING,
    LABEL,
    NOTE,
    NUMBER,
    ORNAMENT,
    OUTCOME,
    SUB_HEADING,
    VOTE,
    Mark,
    Sign,
)
from parliament.parse.turns import TurnBook
from parliament.parse.vote_book import VoteBook
from parliament.parse.words import count_words

# A heading is no sentence: one that ends in a full stop after so many words is text (source contract §5.4: the longest
# headings seen have some 70 words, and no full stop).
_MOST_WORDS_OF_A_SENTENCE = 40


__all__ = ["BodyParse", "BodyWalk"]


class BodyWalk:
    """One pass over the paragraphs of a body. What is open between them: the item, the turn, and who presides."""

    def __init__(self, debate: DebateLines, marks: dict[int, Mark], lexicon: HyphenLexicon) -> None:
        count = len(debate.texts)
        self._parse = BodyParse(kinds=[ElementKind.UNKNOWN] * count, speech_of=[0] * count)
        self._reader = BlockReader(debate, marks, lexicon, self._parse)
        self._items = ItemBook(self._reader, self._parse)
        parties = {
            mark.label.party for mark in marks.values() if mark.label is not None and mark.label.party is not None
        }
        self._turns = TurnBook(self._reader, self._parse, self._items, parties)
        self._votes = VoteBook(self._reader, self._parse, self._items, self._turns)
        self._chair: str | None = None
        # The heading lines that follow each other without anything between.
        self._heading_lines: list[str] = []
        self._handlers: dict[Sign, Callable[[Block], None]] = {
            LABEL: self._take_label,
            HEADING: self._take_heading,
            SUB_HEADING: self._take_sub_heading,
            NUMBER: self._items.take_number,
            CHAIR: self._take_chair,
            NOTE: self._take_note,
            OUTCOME: self._take_text,
            ORNAMENT: self._take_ornament,
            CLOSING: self._take_text,
        }

    def walk(self, start: int, stop: int) -> BodyParse:
        """Walk the lines ``start`` to ``stop`` of the debate and return what they hold. Never raises."""
        blocks = self._reader.blocks(start, stop)
        position = 0
        while position < len(blocks):
            block = blocks[position]
            if block.mark is None:
                self._heading_lines = []
                self._take_text(block)
                position += 1
                continue
            sign = block.mark.sign
            if sign is not HEADING and sign is not SUB_HEADING:
                self._heading_lines = []
            if sign is VOTE:
                position = self._votes.take(blocks, position)
            else:
                self._handlers[sign](block)
                position += 1
        self._turns.close()
        self._items.close()
        return self._parse

    def _take_heading(self, block: Block) -> None:
        if self._is_too_long_a_sentence(block):
            self._take_text(block)
            return
        self._turns.close()
        self._items.take_heading(block, self._chair)

    def _take_sub_heading(self, block: Block) -> None:
        if self._is_too_long_a_sentence(block):
            self._take_text(block)
            return
        self._turns.interrupt()
        self._reader.assign(block, ElementKind.HEADING)
        title = self._reader.text(block)
        page, line = self._reader.page(block.start), self._reader.line(block.start)
        speech, paragraph = self._turns.ordinal or None, self._turns.paragraph
        self._parse.sub_headings.append(SubHeading(self._items.ordinal, title, page, line, speech, paragraph))
        if block.mark is not None and not block.mark.is_known:
            self._reader.issue("unknown_sub_heading", Severity.INFO, line, title)

    def _is_too_long_a_sentence(self, block: Block) -> bool:
        """Whether a heading, with those right above it, would hold a sentence that no heading is."""
        lines = self._reader.lines(block)
        together = [*self._heading_lines, *lines]
        has_full_stop = any("." in line[-2:] or ". " in line for line in lines)
        if has_full_stop and count_words("\n".join(together)) > _MOST_WORDS_OF_A_SENTENCE:
            return True
        self._heading_lines = together
        return False

    def _take_chair(self, block: Block) -> None:
        self._turns.close()
        self._reader.text(block)
        self._reader.assign(block, ElementKind.CHAIR_LINE)
        self._chair = block.mark.chair if block.mark else None
        self._items.take_chair(self._chair)

    def _take_label(self, block: Block) -> None:
        mark = block.mark
        if mark is None or mark.label is None:
            return
        self._turns.open(block, mark.label, self._chair)
        text = self._reader.text(block)
        # Joining its lines may have closed a broken word of a label of two lines, or kept its hyphen.
        start = mark.text_from if mark.wrapped == 1 else text.find(":") + 1
        # A label printed twice on its line is one.
        self._turns.speak(block, text[start:].strip().removeprefix(f"{mark.label.text}:").lstrip())

    def _take_text(self, block: Block) -> None:
        """A paragraph without a sign: direction, closing, or the open turn continuing."""
        text = self._reader.text(block)
        is_in_parentheses = text[0] == "(" and text[-1] == ")"
        if is_in_parentheses and is_direction(text[1:-1]):
            self._reader.assign(block, ElementKind.STAGE_DIRECTION, self._turns.ordinal)
            self._turns.add_directions(text[1:-1], block.start)
        elif is_in_parentheses and is_direction_by_form(text[1:-1]):
            self._reader.assign(block, ElementKind.STAGE_DIRECTION, self._turns.ordinal)
            self._turns.add_note(text[1:-1], block.start, None)
            self._reader.issue("unknown_direction", Severity.WARNING, self._reader.line(block.start), text)
        elif "gesloten" in text and is_closing(text) and not self._turns.is_waiting:
            self._turns.close()
            self._reader.assign(block, ElementKind.CLOSING)
        elif self._turns.is_open:
            self._turns.speak(block, text)
            if self._items.is_of_absences:
                self._parse.absences.extend(read_absences(text, self._reader, block))
        else:
            self._reader.issue("text_without_speaker", Severity.WARNING, self._reader.line(block.start), text)

    def _take_ornament(self, block: Block) -> None:
        """An ornament between items ("■") is nobody's words; a label below it opens a new turn."""
        self._reader.text(block)
        self._reader.assign(block, ElementKind.ORNAMENT)
        self._turns.interrupt()

    def _take_note(self, block: Block) -> None:
        text = self._reader.text(block)
        kind = ElementKind.STAGE_DIRECTION
        if is_closing(text):
            kind = ElementKind.CLOSING
            self._turns.close()
        self._reader.assign(block, kind, self._turns.ordinal)
        printed = new_chair_in(text)
        chair = strip_courtesy(printed) if printed else None
        self._turns.add_note(text.lstrip("–—- "), block.start, chair)
        self._items.note(text)
        self._items.end_headings()
        if block.mark is not None and not block.mark.is_known:
            self._reader.issue("unknown_note", Severity.WARNING, self._reader.line(block.start), text)
        if chair is not None:
            self._chair = chair
            self._turns.close()
