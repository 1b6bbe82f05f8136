"""The lines of the debate itself: without running headers and footers, with paragraphs that run over page turns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, count, islice, pairwise
from operator import ne
from string import ascii_lowercase

from parliament.model import ElementKind, Line
from parliament.text.running import FOOTER_START, HEADER_WORD, is_running_footer, read_running_header

_SENTENCE_ENDS = ".?!:…)”\"'’"
# A last line shorter than this share of a full line ends its paragraph, when it ends a sentence too.
_SHORT_LINE_SHARE = 0.75
# Characters in a full line of the real report; used where a report is too short to tell its own.
_USUAL_LINE = 80
# A line at the edge of this many pages, and of this share of them, runs.
_FEWEST_REPEATS = 3
_REPEATED_SHARE = 0.3
_LONGEST_RUNNING_LINE = 120
_NEVER_LAST = ".?!;,:…-"
_SMALL_LETTERS = frozenset(ascii_lowercase)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Content:
    """Parallel lists, one entry a line that is part of the debate or its frame.

    ``positions`` are indexes into the document's lines; ``breaks`` says where a paragraph opens, and ``openings`` are
    the indexes at which it says so.
    """

    texts: list[str]
    lines: list[Line]
    positions: list[int]
    breaks: list[bool]
    openings: list[int]


def find_running_lines(lines: tuple[Line, ...]) -> dict[int, ElementKind]:
    """Positions of the lines that pages print: known headers, the publisher's line, lines repeated at page edges."""
    running: dict[int, ElementKind] = {}
    # One character tells most lines: neither form begins with a small letter.
    candidates = [
        (position, text)
        for position, line in enumerate(lines)
        if (text := line.text)[0] not in _SMALL_LETTERS and (HEADER_WORD in text or FOOTER_START in text)
    ]
    for position, text in candidates:
        if read_running_header(text) is not None:
            running[position] = ElementKind.RUNNING_HEADER
        elif is_running_footer(text):
            running[position] = ElementKind.RUNNING_FOOTER
    _add_edge_lines(lines, running)
    return running


def _add_edge_lines(lines: tuple[Line, ...], running: dict[int, ElementKind]) -> None:
    """Headers and footers of forms not known: the same line, but for its digits, at the edge of several pages."""
    edges: dict[str, list[tuple[int, ElementKind]]] = {}
    for position, kind in _edge_lines(lines, running):
        edges.setdefault(_without_digits(lines[position].text), []).append((position, kind))
    pages = lines[-1].page if lines else 0
    fewest = max(_FEWEST_REPEATS, pages * _REPEATED_SHARE)
    for alike in edges.values():
        if len(alike) >= _FEWEST_REPEATS and len({lines[position].page for position, _ in alike}) >= fewest:
            running.update(alike)


def _edge_lines(lines: tuple[Line, ...], running: dict[int, ElementKind]) -> Iterator[tuple[int, ElementKind]]:
    """The outermost line at both ends of each page, running lines aside, when it can be a header or footer."""
    for start, stop in pairwise([0, *changes([line.page for line in lines]), len(lines)]):
        first, last = start, stop - 1
        while first < stop and first in running:
            first += 1
        while last > start and last in running:
            last -= 1
        if first < stop and _can_run(lines[first].text):
            yield first, ElementKind.RUNNING_HEADER
        if last > start and _can_run(lines[last].text):
            yield last, ElementKind.RUNNING_FOOTER


def changes(values: Sequence[object]) -> list[int]:
    """Indexes of the values that differ from the one before; compared in C, because there is one for every line."""
    return list(compress(count(1), map(ne, values, islice(values, 1, None))))


def _can_run(text: str) -> bool:
    """Whether a line can be a running one: short, no sentence, no speaker line, no number line."""
    if len(text) > _LONGEST_RUNNING_LINE or ":" in text:
        return False
    return text[-1] not in _NEVER_LAST and text[0] not in "–—-("


def _without_digits(text: str) -> str:
    """The line as all pages print it: page numbers stand left on even pages and right on odd ones."""
    return _DIGITS.sub("", text).strip()


def build_content(lines: tuple[Line, ...], running: dict[int, ElementKind]) -> Content:
    """Leave out the running lines and decide anew, at each page turn, whether a paragraph goes on.

    A page turn hides the blank line, so there the text decides: a sentence that is not finished goes on.
    """
    positions = [position for position in range(len(lines)) if position not in running]
    kept = [lines[position] for position in positions]
    texts = [line.text for line in kept]
    breaks = [line.breaks_paragraph for line in kept]
    full_line = max(map(len, texts), default=_USUAL_LINE) if len(texts) < 50 else _USUAL_LINE
    for index in changes([line.page for line in kept]):
        breaks[index] = _ends_paragraph(texts[index - 1], texts[index], full_line)
    if breaks:
        breaks[0] = True
    return Content(texts, kept, positions, breaks, [index for index, opens in enumerate(breaks) if opens])


def _ends_paragraph(last: str, first: str, full_line: int) -> bool:
    if last[-1] not in _SENTENCE_ENDS or first[0].islower():
        return False
    return len(last) < full_line * _SHORT_LINE_SHARE
