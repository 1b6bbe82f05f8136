"""The walk over the body of a report: from paragraphs to items, questions, speeches, interjections and votes."""

from collections.abc import Callable

from parliament.model import ElementKind, Severity, Vote
from parliament.parse.blocks import Block, BlockReader, BodyParse
from parliament.parse.content import Content
from parliament.parse.directions import is_direction, is_note, new_chair_in, take_out_directions
from parliament.parse.headings import strip_courtesy
from parliament.parse.hyphens import HyphenLexicon
from parliament.parse.items import ItemBook
from parliament.parse.marks import Mark, Sign
from parliament.parse.turns import TurnBook
from parliament.parse.votes import is_adopted, is_outcome, is_vote_opening, read_counts, vote_number_in

# After the counts of a vote come at most the outcome and "Dientengevolge neemt het Vlaams Parlement …".
_MOST_OUTCOMES = 2
_CLOSINGS = ("De vergadering is gesloten", "De vergadering wordt gesloten", "De zitting is gesloten")


__all__ = ["BodyParse", "BodyWalk", "is_closing"]


class BodyWalk:
    """One pass over the paragraphs of a body. What is open between them: the item, the turn, and who presides."""

    def __init__(self, content: Content, marks: dict[int, Mark], lexicon: HyphenLexicon) -> None:
        count = len(content.texts)
        self._parse = BodyParse(kinds=[ElementKind.UNKNOWN] * count, speech_of=[0] * count)
        self._reader = BlockReader(content, marks, lexicon, self._parse)
        self._items = ItemBook(self._reader, self._parse)
        parties = {
            mark.label.party for mark in marks.values() if mark.label is not None and mark.label.party is not None
        }
        self._turns = TurnBook(self._reader, self._parse, self._items, parties)
        self._chair: str | None = None
        self._handlers: dict[Sign, Callable[[Block], None]] = {
            Sign.LABEL: self._take_label,
            Sign.HEADING: self._take_heading,
            Sign.SUB_HEADING: self._take_sub_heading,
            Sign.NUMBER: self._items.take_number,
            Sign.CHAIR: self._take_chair,
        }

    def walk(self, start: int, stop: int) -> BodyParse:
        """Walk the lines ``start`` to ``stop`` of the content and return what they hold. Never raises."""
        blocks = self._reader.blocks(start, stop)
        position = 0
        while position < len(blocks):
            block = blocks[position]
            if block.mark is None:
                self._take_text(block)
            elif block.mark.sign is Sign.VOTE:
                position = self._take_vote(blocks, position)
                continue
            else:
                self._handlers[block.mark.sign](block)
            position += 1
        self._turns.close()
        self._items.close()
        return self._parse

    def _take_heading(self, block: Block) -> None:
        self._turns.close()
        self._items.take_heading(block, self._chair)

    def _take_sub_heading(self, block: Block) -> None:
        self._turns.interrupt()
        self._reader.assign(block, ElementKind.HEADING)
        self._reader.text(block)

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
        self._turns.speak(block, self._reader.text(block)[mark.text_from :].strip())

    def _take_text(self, block: Block) -> None:
        """A paragraph without a sign: direction, note, closing, or the open turn going on."""
        text = self._reader.text(block)
        if text[0] == "(" and text[-1] == ")" and is_direction(text[1:-1]):
            self._reader.assign(block, ElementKind.STAGE_DIRECTION, self._turns.ordinal)
            self._turns.add_directions(text[1:-1], block.start)
        elif text[0] in "–—-" and is_note(text):
            self._take_note(block, text)
        elif is_closing(text):
            self._turns.close()
            self._reader.assign(block, ElementKind.CLOSING)
        elif self._turns.is_open:
            self._turns.speak(block, text)
        else:
            self._reader.issue("text_without_speaker", Severity.WARNING, self._reader.line(block.start), text)

    def _take_note(self, block: Block, text: str) -> None:
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
        if chair is not None:
            self._chair = chair
            self._turns.close()

    def _take_vote(self, blocks: list[Block], position: int) -> int:
        """Take the lines of one vote, from its opening or first count to its outcome; return the next position."""
        stop = self._vote_stop(blocks, position)
        texts: list[str] = []
        for block in blocks[position:stop]:
            text, directions = take_out_directions(self._reader.text(block))
            texts.append(text)
            self._reader.assign(block, ElementKind.VOTE)
            for direction in directions:
                self._turns.add_directions(direction, block.start)
        together = "\n".join(texts)
        counts = read_counts(together)
        first = blocks[position].start
        self._items.end_headings()
        self._turns.interrupt()
        self._parse.votes.append(
            Vote(
                ordinal=len(self._parse.votes) + 1,
                item=self._items.ordinal,
                number=vote_number_in(texts[0]),
                page=self._reader.page(first),
                line=self._reader.line(first),
                participant_count=counts.participant_count,
                yes_count=counts.yes_count,
                no_count=counts.no_count,
                abstain_count=counts.abstain_count,
                is_adopted=is_adopted(together),
                result_text=texts[-1],
            )
        )
        return stop

    def _vote_stop(self, blocks: list[Block], position: int) -> int:
        stop = position + 1
        while stop < len(blocks) and self._goes_on_with_vote(blocks[stop]):
            stop += 1
        most = min(len(blocks), stop + _MOST_OUTCOMES)
        while stop < most and blocks[stop].mark is None and is_outcome(self._reader.text(blocks[stop])):
            stop += 1
        return stop

    def _goes_on_with_vote(self, block: Block) -> bool:
        is_vote = block.mark is not None and block.mark.sign is Sign.VOTE
        return is_vote and not is_vote_opening(self._reader.first_line(block))


def is_closing(text: str) -> bool:
    """Whether a paragraph closes the meeting ("De vergadering is gesloten.", with or without the hour)."""
    return text.lstrip("–—- ").startswith(_CLOSINGS)
