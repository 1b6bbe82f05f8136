"""The page numbers that a report prints, against the places of its pages in the file.

A number that a page prints is the page's number (design §5). Pages without one are counted on from their neighbours, so
that a cover, an insert or one lost header shifts no other page; what cannot be reconciled is an issue.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from parliament.model import Issue, Line, Severity
from parliament.text.running import (
    FOOTER_START,
    HEADER_WORD,
    is_page_number,
    is_running_footer,
    page_number_in,
    read_running_header,
)

# Header, publisher's line and number: so many lines from the edge of its page a number stands at most.
_EDGE_LINES = 3
# Numbers that stand alone must be so many, and rise with their pages, to be those of the pages.
_FEWEST_ALONE = 3
# A file that does not mark its pages holds at least so many lines per page, cover and contents with it. The second
# reader, which shares no code with the parser, says so for itself.
FEWEST_LINES_A_PAGE = 10
# What stands right above the number below the last page: the end of a sentence, and no colon that announces a figure.
_LAST_WORDS_END = ".?!…)”\"'’"


def ends_in_page_number(lines: Sequence[Line]) -> bool:
    """Whether the last line is its page's number, where too few pages print one to recognise them by each other.

    Nothing comes after the last line of a report, so a number alone there is nobody's: the page's own, or, in a text
    that does not mark its pages, one that so many lines can fill. Numbers that count the pages mark them
    (``text/plain.py``), and are running lines by the page that they print.
    """
    if len(lines) < 2 or not is_page_number(lines[-1].text) or lines[-2].text[-1] not in _LAST_WORDS_END:
        return False
    number = page_number_in(lines[-1].text)
    if lines[0].page != lines[-1].page:
        return number == lines[-1].page
    return 0 < number <= max(2, len(lines) // FEWEST_LINES_A_PAGE)


def number_as_printed(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Issue, ...]]:
    """Give each line, whose page is its place in the file, the number that its page prints.

    Headers that do not rise with the pages mean pages out of order, and steps that differ from the places mean pages
    lost or put in: an issue, and the numbers that rise are kept. Pages before the first number count back to 1.
    """
    printed = _printed_numbers(lines)
    kept = _rising(printed)
    issues = _issues(printed, kept)
    if all(place == number for place, number in kept):
        return tuple(lines), issues
    numbers = _all_numbers(kept, lines[-1].page)
    # Field by field and not line by line: a new line by its class costs three times as much.
    line_numbers, places, *others = zip(*lines, strict=True)
    pages = [numbers[place] for place in places]
    return tuple(map(Line._make, zip(line_numbers, pages, *others, strict=True))), issues


def _printed_numbers(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Place and printed number of every page that prints one: in its running header, or alone at its edge."""
    headers: dict[int, int] = {}
    alone: dict[int, int] = {}
    for page_lines in _pages(lines):
        place = page_lines[0].page
        edges = (
            page_lines if len(page_lines) <= 2 * _EDGE_LINES else page_lines[:_EDGE_LINES] + page_lines[-_EDGE_LINES:]
        )
        for line in edges:
            text = line.text
            if HEADER_WORD in text or HEADER_WORD.upper() in text:
                header = read_running_header(text)
                if header is not None and header.page is not None:
                    headers.setdefault(place, header.page)
            elif text[-1].isdigit() and FOOTER_START in text and is_running_footer(text) and not text[-5:].isdigit():
                alone.setdefault(place, page_number_in(text))
        for line in (page_lines[-1], page_lines[0]):
            if is_page_number(line.text):
                alone.setdefault(place, page_number_in(line.text))
    if len(alone) >= _FEWEST_ALONE and len(_rising(sorted(alone.items()))) >= len(alone) * 0.8:
        headers = {**alone, **headers}
    return sorted(headers.items())


def _pages(lines: Sequence[Line]) -> list[list[Line]]:
    starts = [
        0,
        *(index for index, (one, next_one) in enumerate(pairwise(lines), start=1) if one.page != next_one.page),
    ]
    return [list(lines[start:stop]) for start, stop in pairwise((*starts, len(lines))) if start < stop]


def _rising(printed: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of numbers that rise with their places (patience sorting: n log n)."""
    tops: list[int] = []
    top_indexes: list[int] = []
    before: list[int] = []
    for index, (_, number) in enumerate(printed):
        pile = bisect_left(tops, number)
        before.append(top_indexes[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [number]
        top_indexes[pile : pile + 1] = [index]
    kept: list[tuple[int, int]] = []
    index = top_indexes[-1] if top_indexes else -1
    while index >= 0:
        kept.append(printed[index])
        index = before[index]
    return kept[::-1]


def _all_numbers(kept: Sequence[tuple[int, int]], last_place: int) -> list[int]:
    """The number of each page by its place; the first entry is unused, places count from 1."""
    numbers = [1] * (last_place + 1)
    first_place, first_number = kept[0]
    for place in range(1, first_place):
        numbers[place] = max(1, first_number - (first_place - place))
    ends = [*kept[1:], (last_place + 1, None)]
    for (place, number), (next_place, next_number) in zip(kept, ends, strict=True):
        for between in range(place, next_place):
            counted = number + between - place
            numbers[between] = counted if next_number is None else max(number, min(counted, next_number - 1))
    return numbers


def _issues(printed: Sequence[tuple[int, int]], kept: Sequence[tuple[int, int]]) -> tuple[Issue, ...]:
    offsets = sorted({number - place for place, number in printed})
    # An insert without a number takes a place and no number: the step back by as many pages as print none explains it.
    numbered = {place for place, _ in printed}
    explained = len(kept) == len(printed) and all(
        0 <= (next_place - place) - (next_number - number) <= sum(p not in numbered for p in range(place, next_place))
        for (place, number), (next_place, next_number) in pairwise(kept)
    )
    if len(offsets) < 2 or explained:
        return ()
    detail = f"printed page numbers differ from the places in the file by {', '.join(map(str, offsets))}"
    return (Issue("page_numbers_jump", Severity.WARNING, None, detail),)
