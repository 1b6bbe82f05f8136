"""The contents pages: the same headings as in the body, each with its page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from parliament.model import ContentsEntry, ItemType
from parliament.parse.debate_lines import DebateLines
from parliament.parse.headings import NumberLine, item_type_of
from parliament.parse.hyphens import HyphenLexicon, join_broken_lines
from parliament.parse.signs import (
    HEADING,
    ORNAMENT,
    SUB_HEADING,
    Mark,
)

_TRAILING_PAGE = re.compile(r"(?:[ .…]*[.…] ?| {1,9})(\d{1,4})$")


@dataclass(slots=True)
class _OpenEntry:
    first: int
    texts: list[str] = field(default_factory=list)
    indexes: list[int] = field(default_factory=list)
    number: NumberLine | None = None
    page: int | None = None


def read_contents(
    debate: DebateLines, marks: dict[int, Mark], start: int, stop: int, lexicon: HyphenLexicon
) -> tuple[tuple[ContentsEntry, ...], set[int]]:
    """Read the entries between two lines of the debate.

    Returns them, and the indexes of lines joined to the word before. Joined headings share the page of the last one.
    """
    joined: set[int] = set()
    entries: list[ContentsEntry] = []
    opened = list(_open_entries(debate, marks, start, stop))
    page: int | None = None
    pages: list[int | None] = []
    for entry in reversed(opened):
        page = entry.page if entry.page is not None else page
        pages.append(page)
    for entry, shared_page in zip(opened, reversed(pages), strict=True):
        title, positions = join_broken_lines(entry.texts, lexicon)
        joined.update(entry.indexes[position] for position in positions)
        entries.append(
            ContentsEntry(
                ordinal=len(entries) + 1,
                item_type=item_type_of(title) or ItemType.OTHER,
                title=title,
                number=entry.number.number if entry.number else None,
                session_year=entry.number.session_year if entry.number else None,
                page=shared_page,
                line=debate.lines[entry.first].number,
            )
        )
    return tuple(entries), joined


def _open_entries(debate: DebateLines, marks: dict[int, Mark], start: int, stop: int) -> Iterator[_OpenEntry]:
    entry: _OpenEntry | None = None
    for index in range(start, stop):
        mark = marks.get(index)
        if mark is not None and mark.sign is ORNAMENT:
            continue
        if mark is not None and mark.number is not None and entry is not None:
            entry.number = entry.number or mark.number
            entry.page = mark.number.page
            continue
        if entry is None or entry.page is not None or entry.number is not None or _opens(debate, mark, index):
            if entry is not None:
                yield entry
            entry = _OpenEntry(index)
        text, page = _split_page(debate.texts[index])
        entry.texts.append(text)
        entry.indexes.append(index)
        entry.page = page
    if entry is not None:
        yield entry


def _opens(debate: DebateLines, mark: Mark | None, index: int) -> bool:
    if debate.breaks[index] or (mark is not None and mark.sign in (HEADING, SUB_HEADING)):
        return True
    # A title all in capitals is whole; one that continues does so with a small letter ("… van Jan Bos").
    return debate.texts[index - 1].isupper() and debate.texts[index][0].isupper() and not debate.texts[index].isupper()


def _split_page(text: str) -> tuple[str, int | None]:
    match = _TRAILING_PAGE.search(text[-130:]) if text[-1].isdecimal() else None
    if match is None or len(match[0]) == len(text):
        return text, None
    return text[: len(text) - len(match[0])].rstrip(" ."), int(match[1])
