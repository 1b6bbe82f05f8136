"""The lines of the debate itself: without running headers and footers, with paragraphs that run over page turns.

Blank lines and gaps are evidence of paragraphs and no more: some makers of text lose all of them, some set one after
every line. ``DebateLines.breaks`` says where a paragraph opens as well as this report shows it.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, count, islice, pairwise
from operator import attrgetter, itemgetter, ne
from string import ascii_lowercase

from parliament.model import ElementKind, Line
from parliament.text.printed_pages import ends_in_page_number
from parliament.text.running import (
    FOOTER_START,
    RunningHeader,
    is_page_number,
    is_running_footer,
    page_number_in,
    read_running_header,
)

SENTENCE_ENDS = ".?!:…)”\"'’"
# A last line shorter than this share of a full line ends its paragraph, when it ends a sentence too.
_SHORT_LINE_SHARE = 0.75
# Characters in a full line of the real report; used where a report is too short to show its own.
_USUAL_LINE = 80
_FEWEST_LINES_TO_TELL_WIDTH = 50
# A line at the edge of this many pages, and of this share of them, runs.
_FEWEST_REPEATS = 3
_REPEATED_SHARE = 0.3
_LONGEST_RUNNING_LINE = 120
_NEVER_LAST = ".?!;,:…-"
_SMALL_LETTERS = frozenset(ascii_lowercase)
_NO_SMALL_LETTER = bytes(0 if chr(code) in _SMALL_LETTERS else 1 for code in range(256))
# Headers open with a capital or their page, the publisher's line with its name or the page.
_FIRST_OF_RUNNING = re.compile(r"[\dVCP]")
_DIGITS = re.compile(r"\d+")
# Where more of the gaps than this stand within a sentence, they stand everywhere and show nothing.
_MOST_GAPS_IN_SENTENCES = 0.25
# … and so they do where nearly all lines have one and a sentence shows that it runs over it.
_GAPS_AT_ALL_LINES = 0.95
# Where gaps separate paragraphs, nearly every speaker line that is beyond doubt has one above it …
_TOLD_SHARE = 0.85
# … and lines that are certainly speaker lines, whatever stands above them: enough to decide by.
_SURE_LABELS = ("De voorzitter:", "De voorzitter :", "Minister ")
# A line is full at less than the usual width, because letters differ in theirs.
_WRAPPED_SHARE = 0.85
_BEFORE_CAPITAL = re.compile(r"(?<=\w)- (?=[A-ZÀ-Þ])")
_BROKEN = re.compile(r"(?<=\w)- (?=[a-zé])")
# Signs that stand alone on a line between items, or before a point of a list.
ORNAMENTS = frozenset("■□▪●◆*•_=~·§❖❑")
# One field of each line, taken in C: there are thousands of lines.
_FIRST = itemgetter(0)
_PAGE = attrgetter("page")
_TEXT = attrgetter("text")
_BREAKS_PARAGRAPH = attrgetter("breaks_paragraph")


@dataclass(frozen=True, slots=True)
class DebateLines:
    """Parallel lists, one entry per line that is part of the debate or its frame.

    ``positions`` are indexes into the document's lines; ``breaks`` says where a paragraph opens, and ``openings`` are
    the indexes at which it says so; ``colons`` are those of the lines that hold a colon, ``others`` those of the lines
    that do not open with a small letter of ASCII, as three lines in four do. ``has_gaps`` is whether blank lines or
    gaps separate paragraphs; where it is false they are guessed from short lines that end a sentence.
    ``full_line`` is the length of a full line, and ``turns`` are the lines above which a page, a column or a running
    line hides the gap.
    """

    texts: list[str]
    lines: list[Line]
    positions: list[int]
    breaks: list[bool]
    openings: list[int]
    colons: list[int]
    others: list[int]
    has_gaps: bool = True
    full_line: int = 80
    turns: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class RunningLines:
    """The lines that pages print: the kind of each by its position, and what the headers of known forms say.

    ``texts`` and ``firsts`` are the texts of all lines and their first characters, ``page_starts`` the positions of the
    lines that open a page: what later passes would look for again.
    """

    kinds: dict[int, ElementKind]
    headers: list[RunningHeader]
    texts: list[str]
    firsts: str
    page_starts: list[int]


def find_running_lines(lines: tuple[Line, ...]) -> RunningLines:
    """Find known headers, the publisher's line, and lines repeated at page edges."""
    running: dict[int, ElementKind] = {}
    headers: list[RunningHeader] = []
    # One character rules out most lines: neither form begins with a small letter, and a header holds a parenthesis.
    texts = list(map(_TEXT, lines))
    firsts = "".join(map(_FIRST, texts))
    for position in [match.start() for match in _FIRST_OF_RUNNING.finditer(firsts)]:
        text = texts[position]
        if FOOTER_START not in text and "(" not in text:
            continue
        header = read_running_header(text)
        if header is not None:
            headers.append(header)
            running[position] = ElementKind.RUNNING_HEADER
        elif is_running_footer(text):
            running[position] = ElementKind.RUNNING_FOOTER
    for position, kind in list(running.items()):
        # A number right above or below a running line is the page's, also where pages are not marked.
        for beside in (position - 1, position + 1):
            if 0 <= beside < len(lines) and beside not in running and is_page_number(lines[beside].text):
                running[beside] = kind
    page_starts = changes(list(map(_PAGE, lines)))
    pages = list(pairwise([0, *page_starts, len(lines)]))
    _add_page_numbers(lines, pages, running)
    _add_edge_lines(lines, pages, running)
    _add_last_number(lines, pages, running)
    return RunningLines(running, headers, texts, firsts, page_starts)


def _add_page_numbers(lines: tuple[Line, ...], pages: list[tuple[int, int]], running: dict[int, ElementKind]) -> None:
    """The page's own number alone on the line at its edge, or beside the page's header or footer."""
    for position, kind in list(_edge_lines(lines, pages, running, is_page_number)):
        line = lines[position]
        is_beside = position - 1 in running or position + 1 in running
        if page_number_in(line.text) == line.page and (is_beside or lines[-1].page >= _FEWEST_REPEATS):
            running[position] = kind


def _add_last_number(lines: tuple[Line, ...], pages: list[tuple[int, int]], running: dict[int, ElementKind]) -> None:
    """The number below the last page, where too few pages print one to recognise them by each other.

    With it the page before shows its own.
    """
    last = len(lines) - 1
    if last in running or not ends_in_page_number(lines):
        return
    running[last] = ElementKind.RUNNING_FOOTER
    for start, stop in pages[:-1]:
        below = stop - 1
        is_number = stop - start > 1 and is_page_number(lines[below].text)
        if is_number and page_number_in(lines[below].text) == lines[below].page:
            running.setdefault(below, ElementKind.RUNNING_FOOTER)


def _add_edge_lines(lines: tuple[Line, ...], pages: list[tuple[int, int]], running: dict[int, ElementKind]) -> None:
    """Headers and footers of forms not known: the same line, but for its digits, at the edge of several pages."""
    edges: dict[str, list[tuple[int, ElementKind]]] = {}
    for position, kind in _edge_lines(lines, pages, running, _can_run):
        edges.setdefault(_without_digits(lines[position].text), []).append((position, kind))
    last_page = lines[-1].page if lines else 0
    fewest = max(_FEWEST_REPEATS, last_page * _REPEATED_SHARE)
    for alike in edges.values():
        if len(alike) >= _FEWEST_REPEATS and len({lines[position].page for position, _ in alike}) >= fewest:
            running.update(alike)


def _edge_lines(
    lines: tuple[Line, ...],
    pages: list[tuple[int, int]],
    running: dict[int, ElementKind],
    can_run: Callable[[str], bool],
) -> Iterator[tuple[int, ElementKind]]:
    """The outermost line at both ends of each page, running lines aside, when it can be a header or footer.

    ``pages`` are the first line of each page and the one after its last.
    """
    for start, stop in pages:
        first, last = start, stop - 1
        while first < stop and first in running:
            first += 1
        while last > start and last in running:
            last -= 1
        if first < stop and can_run(lines[first].text):
            yield first, ElementKind.RUNNING_HEADER
        if last > start and can_run(lines[last].text):
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


def gather_debate_lines(lines: tuple[Line, ...], running: RunningLines) -> DebateLines:
    """Leave out the running lines and decide where paragraphs open.

    A page turn and a running line hide the gap, so there the text decides: an unfinished sentence continues. So
    it does where gaps show nothing.
    """
    positions: list[int] = []
    kept: list[Line] = []
    texts: list[str] = []
    firsts: list[str] = []
    for start, stop in runs_between(running.kinds, len(lines)):
        positions += range(start, stop)
        kept += lines[start:stop]
        texts += running.texts[start:stop]
        firsts.append(running.firsts[start:stop])
    breaks = list(map(_BREAKS_PARAGRAPH, kept))
    gaps = list(compress(count(), breaks))
    # Of the gaps those above a small letter: a sentence may run over them.
    inner_gaps = [index for index in gaps if index and texts[index][0] in _SMALL_LETTERS]
    width = _full_width(texts)
    _close_gaps_in_sentences(texts, breaks, inner_gaps)
    turns = {
        *_page_turns(kept, positions, running.page_starts),
        *_after_running(positions, running.kinds),
        *_column_turns(kept),
    }
    for index in turns:
        breaks[index] = _ends_paragraph(texts[index - 1], texts[index], width)
    inside = sum(not is_finished(texts[index - 1]) and index not in turns for index in inner_gaps)
    are_everywhere = _gaps_are_everywhere(inside, len(gaps), len(texts))
    colons = [index for index, text in enumerate(texts) if ":" in text]
    # The first character of each line as a byte: 0 for a small letter; what Latin-1 lacks is another sign.
    others = list(compress(count(), "".join(firsts).encode("latin-1", "replace").translate(_NO_SMALL_LETTER)))
    has_gaps = not are_everywhere and _labels_have_gaps(texts, kept, colons, turns)
    if are_everywhere:
        breaks = [False] * len(texts)
    if not has_gaps:
        _guess_paragraphs(texts, breaks, width)
    if breaks:
        breaks[0] = True
    openings = list(compress(count(), breaks))
    return DebateLines(texts, kept, positions, breaks, openings, colons, others, has_gaps, width, frozenset(turns))


def runs_between(running: Iterable[int], count_of_lines: int) -> list[tuple[int, int]]:
    """The runs of lines, from the first to the one behind the last, that no running line interrupts."""
    left_out = sorted(running)
    return [(start + 1, stop) for start, stop in pairwise((-1, *left_out, count_of_lines)) if start + 1 < stop]


def is_ornament(text: str) -> bool:
    """Whether a line is nothing but ornaments between items ("■")."""
    return text[0] in ORNAMENTS and all(character in ORNAMENTS or character == " " for character in text)


def is_finished(text: str) -> bool:
    """Whether a line ends where a sentence may end, and not within a remark in parentheses."""
    return text[-1] in SENTENCE_ENDS and text.rfind("(") <= text.rfind(")")


def _page_turns(kept: list[Line], positions: list[int], page_starts: list[int]) -> list[int]:
    """Indexes of the lines, running ones left out, that stand on another page than the line before."""
    openings = {bisect_left(positions, start) for start in page_starts} - {0, len(positions)}
    return [index for index in openings if kept[index].page != kept[index - 1].page]


def _column_turns(kept: list[Line]) -> list[int]:
    """Indexes of the lines that stand above the line before, on the same page: the next column (PDF only)."""
    if not kept or kept[0].y is None:
        return []
    heights = [line.y or 0.0 for line in kept]
    return [index for index, (one, following) in enumerate(pairwise(heights), start=1) if following < one]


def _after_running(positions: list[int], running: Iterable[int]) -> set[int]:
    """Indexes of the lines before which running lines were left out: found from those, which are few."""
    return {bisect_left(positions, left_out) for left_out in running} - {0, len(positions)}


def _full_width(texts: list[str]) -> int:
    """Characters in a full line: nine lines in ten are no longer."""
    if len(texts) < _FEWEST_LINES_TO_TELL_WIDTH:
        return max(map(len, texts), default=_USUAL_LINE)
    # There are a hundred lengths and thousands of lines: counting them costs half of sorting them.
    lengths = Counter(map(len, texts))
    above = len(texts) - len(texts) * 9 // 10
    for length in sorted(lengths, reverse=True):
        above -= lengths[length]
        if above <= 0:
            return length
    return _USUAL_LINE


def _close_gaps_in_sentences(texts: list[str], breaks: list[bool], gaps: list[int]) -> None:
    """A gap before a small letter, after a line that ends in a letter, a comma or a hyphen, is no paragraph.

    ``gaps`` are those before a small letter.
    """
    for index in gaps:
        last = texts[index - 1][-1]
        if last in ",-" or last.isalpha():
            breaks[index] = False


def _gaps_are_everywhere(inside: int, gaps: int, lines: int) -> bool:
    """Whether gaps stand within sentences as well as between paragraphs: how many do, of so many, in so many lines."""
    if inside and gaps >= lines * _GAPS_AT_ALL_LINES:
        return True
    return inside > gaps * _MOST_GAPS_IN_SENTENCES and inside >= _FEWEST_REPEATS


def _labels_have_gaps(texts: list[str], kept: list[Line], colons: list[int], turns: set[int]) -> bool:
    """Whether the speaker lines that are beyond doubt have a gap above them; true where there is none."""
    sure = [
        kept[index].breaks_paragraph
        for index in colons
        if (text := texts[index]).startswith(_SURE_LABELS)
        and ":" in text[:_LONGEST_RUNNING_LINE]
        and index not in turns
    ]
    return not sure or sum(sure) >= len(sure) * _TOLD_SHARE


def _guess_paragraphs(texts: list[str], breaks: list[bool], width: int) -> None:
    """Open a paragraph after each short line that ends a sentence."""
    for index in range(1, len(texts)):
        breaks[index] = breaks[index] or _ends_paragraph(texts[index - 1], texts[index], width)


def together(lines: Sequence[str]) -> str:
    """Lines as one text to look at, words broken by typesetting closed. The text that is kept is joined with care."""
    text = " ".join(lines)
    return _BEFORE_CAPITAL.sub("-", _BROKEN.sub("", text)) if "- " in text else text


def is_wrapped(debate: DebateLines, index: int) -> bool:
    """Whether the line after ``index`` may be its continuation: the next word would not have fitted on the line."""
    if index + 1 >= len(debate.texts) or debate.breaks[index + 1]:
        return False
    text, following = debate.texts[index], debate.texts[index + 1].split(" ", 1)[0]
    return text[-1] == "-" or len(text) + 1 + len(following) > debate.full_line * _WRAPPED_SHARE


def is_short(text: str, debate: DebateLines) -> bool:
    """Whether a line is so short that a paragraph may end with it."""
    return len(text) < debate.full_line * _SHORT_LINE_SHARE


def _ends_paragraph(last: str, first: str, full_line: int) -> bool:
    # A remark in parentheses may run on: "(Gelach bij de oppositie. |Opmerkingen)".
    if not is_finished(last) or first[0].islower():
        return False
    return len(last) < full_line * _SHORT_LINE_SHARE
