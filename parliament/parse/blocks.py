"""Paragraphs of the body, and the record of what every line turned out to be."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import NamedTuple

from parliament.model import (
    AgendaItem,
    Attendance,
    ElementKind,
    Interjection,
    Issue,
    Severity,
    Speech,
    SubHeading,
    Vote,
)
from parliament.parse.debate_lines import DebateLines
from parliament.parse.hyphens import HyphenLexicon, join_broken_lines
from parliament.parse.signs import Mark


class Block(NamedTuple):
    """A paragraph: the lines ``start`` to ``stop`` of the debate, with the mark of its first line."""

    start: int
    stop: int
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class JoinedHeading:
    """A heading, not of a question, that joined the item before it: the contents pages list it too."""

    title: str
    page: int
    line: int


@dataclass(slots=True)
class BodyParse:
    """What the walk over the body found.

    ``kinds`` and ``speech_of`` (0 is none) hold one entry per line of the debate; ``joined`` the indexes of the lines
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
    joined_headings: list[JoinedHeading] = field(default_factory=list)
    sub_headings: list[SubHeading] = field(default_factory=list)
    absences: list[Attendance] = field(default_factory=list)


class BlockReader:
    """Gives the blocks of a debate, their text, page and line, and writes down what they are."""

    def __init__(self, debate: DebateLines, marks: dict[int, Mark], lexicon: HyphenLexicon, parse: BodyParse) -> None:
        self._content = debate
        self._texts = debate.texts
        self._marks = marks
        self._lexicon = lexicon
        self._parse = parse
        # An element of a known number of lines ends there, whatever gaps there are.
        stops = {index + mark.lines for index, mark in marks.items() if mark.lines}
        inside = {
            line for index, mark in marks.items() if mark.lines > 1 for line in range(index + 1, index + mark.lines)
        }
        self._openings = sorted(({*debate.openings, *stops} - inside) | marks.keys())
        # Of each block, by its first line, the positions of the lines that end in a hyphen.
        self._broken: dict[int, list[int]] = {}

    def blocks(self, start: int, stop: int) -> list[Block]:
        """Split the lines ``start`` to ``stop`` at paragraph breaks and at marks."""
        if start >= stop:
            return []
        inside = self._openings[bisect_right(self._openings, start) : bisect_left(self._openings, stop)]
        marks = self._marks
        firsts = (start, *inside, stop)
        self._find_broken(firsts)
        # Blocks are tuples: made as such, and not through their own class, they cost a third.
        return list(map(tuple.__new__, repeat(Block), zip(firsts, firsts[1:], map(marks.get, firsts), strict=False)))

    def _find_broken(self, firsts: Sequence[int]) -> None:
        """Find the broken lines of all blocks together: looking in each costs as much as joining its lines."""
        place, start = 0, firsts[0]
        for index in [index for index, text in enumerate(self._texts[start : firsts[-1]], start) if text[-1] == "-"]:
            while firsts[place + 1] <= index:
                place += 1
            if index + 1 < firsts[place + 1]:
                self._broken.setdefault(firsts[place], []).append(index - firsts[place])

    def text(self, block: Block) -> str:
        """The block's lines as one paragraph; remembers which line ends it joined."""
        start, stop, _ = block
        lines, broken = self._texts[start:stop], self._broken.get(start)
        if broken is None:
            return " ".join(lines) if stop - start > 1 else lines[0]
        text, joined = join_broken_lines(lines, self._lexicon, broken)
        self._parse.joined.update([start + position for position in joined])
        return text

    def first_line(self, block: Block) -> str:
        """The block's first line as it stands."""
        return self._content.texts[block.start]

    def lines(self, block: Block) -> list[str]:
        """The block's lines as they stand."""
        return self._content.texts[block.start : block.stop]

    def assign(self, block: Block, kind: ElementKind, speech: int = 0) -> None:
        """Write down what the block's lines are, and of which speech."""
        count = block.stop - block.start
        self._parse.kinds[block.start : block.stop] = [kind] * count
        if speech:
            self._parse.speech_of[block.start : block.stop] = [speech] * count

    def page(self, index: int) -> int:
        """The page of a line of the debate."""
        return self._content.lines[index].page

    def line(self, index: int) -> int:
        """The number, in the file, of a line of the debate."""
        return self._content.lines[index].number

    def issue(self, kind: str, severity: Severity, line: int, detail: str) -> None:
        """Write down an issue at a line of the file."""
        self._parse.issues.append(Issue(kind, severity, line, detail[:300]))
