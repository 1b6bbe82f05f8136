"""Both readings of one report, line by line, and what a difference between them is."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from parliament.model import ElementKind, Line, LineSpan, ParsedReport
from parliament.second_reader import signs
from parliament.second_reader.signs import RawLine, Sighting, Sign


class DifferenceKind(StrEnum):
    """What the two readings disagree on."""

    LABEL_NOT_READ = "label not read"
    TURN_WITHOUT_LABEL = "turn without label"
    LABEL_DIFFERS = "label differs"
    TURN_DOUBTED = "turn doubted"
    TURN_WORDS_DIFFER = "turn words differ"
    TURN_TEXT_DIFFERS = "turn text differs"
    LINE_OF_ANOTHER_KIND = "line of another kind"
    NUMBER_NOT_READ = "number not read"
    NUMBER_INVENTED = "number invented"
    CHAIR_LINE_NOT_READ = "chair line not read"
    VOTE_NOT_READ = "vote not read"
    DIRECTIONS_DIFFER = "directions differ"
    CUT_OFF = "cut off"
    PAGE_DIFFERS = "page differs"
    PAGE_LOST = "page lost"
    LINE_DOUBTED = "line doubted"
    CUE_NOT_ANSWERED = "cue not answered"
    NOTE_NOT_READ = "note not read"
    QUESTION_DIFFERS = "question differs"
    ITEM_DIFFERS = "item differs"
    CHAIR_DIFFERS = "chair differs"
    MEETING_DIFFERS = "meeting differs"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference. ``words`` is how many words depend on it; ``counted`` is the second reader's, ``parsed`` ours."""

    kind: DifferenceKind
    is_critical: bool
    line: int | None
    page: int | None
    words: int
    counted: str
    parsed: str
    text: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of one thing the second reader counts, and the parser."""

    what: str
    counted: int
    parsed: int


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """What came of reading a report twice."""

    tallies: tuple[Tally, ...]
    differences: tuple[Difference, ...]

    @property
    def is_critical(self) -> bool:
        """Whether the report must not be published as it was read."""
        return any(difference.is_critical for difference in self.differences)


# Lines of these kinds hold what somebody said, or did hold it before it was taken out.
SPOKEN = {ElementKind.SPEECH, ElementKind.CLOSING}
STRUCTURE = {ElementKind.HEADING, ElementKind.CHAIR_LINE}
AFTER_THE_DEBATE = {ElementKind.ATTENDANCE}
BEFORE_THE_DEBATE = {ElementKind.COVER, ElementKind.CONTENTS}
_DIGITS = re.compile(r"\d+")


class Case:
    """Both readings of one report, by line."""

    def __init__(self, lines: Sequence[Line], parsed: ParsedReport) -> None:
        self.parsed = parsed
        self.raw = [RawLine(line.number, line.page, signs.clean(line.text)) for line in lines]
        self.sightings = signs.look(self.raw)
        self.labels = {one.line.number: one for one in self.sightings if one.sign is Sign.LABEL}
        self.index = {line.number: index for index, line in enumerate(self.raw)}
        self.starts = {speech.line: speech for speech in parsed.speeches}
        self._openings = sorted({*self.labels, *self.starts})
        self.repeated = Counter(without_digits(line.text) for line in self.raw)
        self._spans = sorted(parsed.spans, key=lambda span: span.first_line)
        self._firsts = [span.first_line for span in self._spans]
        # The kind of each line that was asked for: every comparison asks for nearly all.
        self._kinds: dict[int, ElementKind | None] = {}
        spoken = [line.number for line in self.raw if self.kind(line.number) in SPOKEN]
        self.first_spoken = min(spoken, default=0)
        self.last_spoken = max(spoken, default=0)
        # The debate begins with its first heading or chair line, or with what is said.
        firsts = [span.first_line for span in self._spans if span.kind in STRUCTURE]
        self.first_structure = min([*firsts, *spoken], default=len(self.raw))

    def span(self, number: int) -> LineSpan | None:
        """The parser's span that holds a line."""
        at = bisect_right(self._firsts, number) - 1
        if at < 0 or self._spans[at].last_line < number:
            return None
        return self._spans[at]

    def next_opening(self, number: int) -> int | None:
        """The next line that either reading takes for the opening of a turn; ``None`` behind the last."""
        at = bisect_right(self._openings, number)
        return self._openings[at] if at < len(self._openings) else None

    def kind(self, number: int) -> ElementKind | None:
        """What the parser takes a line for."""
        if number not in self._kinds:
            span = self.span(number)
            self._kinds[number] = span.kind if span else None
        return self._kinds[number]

    def seen(self, sign: Sign) -> list[Sighting]:
        """The sightings of one sign."""
        return [one for one in self.sightings if one.sign is sign]

    def between(self, first: int, stop: int | None) -> list[RawLine]:
        """The raw lines from one number up to another."""
        end = self.index.get(stop, len(self.raw)) if stop is not None else len(self.raw)
        return self.raw[self.index.get(first, end) : end]


def difference(
    kind: DifferenceKind, line: RawLine | None, *, critical: bool, words: int = 0, counted: str = "", parsed: str = ""
) -> Difference:
    """A difference at a line, or of the whole report where there is none."""
    return Difference(
        kind,
        critical,
        line.number if line else None,
        line.page if line else None,
        words,
        counted,
        parsed,
        line.text[:300] if line else "",
    )


def joined(texts: Sequence[str]) -> str:
    """Lines as one text; a word broken at a line end is one word, whatever its hyphen becomes."""
    parts: list[str] = []
    previous = " "
    for text in texts:
        is_broken = previous.endswith("-") and not previous.endswith(" -") and text[:1].isalnum()
        is_suspended = is_broken and text.split(" ", 1)[0] in {"en", "of", "tot"}
        parts.append(text if not parts or (is_broken and not is_suspended) else f" {text}")
        previous = text
    return "".join(parts)


def without_digits(text: str) -> str:
    """The line as all pages print it."""
    return _DIGITS.sub("", text).strip()
