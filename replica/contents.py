"""The contents pages: every heading again, with the page of its item behind the last one."""

from collections.abc import Sequence
from dataclasses import dataclass

from replica.blocks import Block, BlockKind
from replica.typesetting import Measure, break_lines


@dataclass(frozen=True, slots=True)
class ContentsLines:
    """What the contents pages print of one item; its page belongs behind the last line."""

    item: int
    lines: tuple[str, ...]


def contents_entries(blocks: Sequence[Block], measure: Measure, width: float) -> tuple[ContentsLines, ...]:
    """The headings and number lines of all items, broken again into lines of ``width``."""
    lines: dict[int, list[str]] = {}
    for block in blocks:
        if block.item is not None and block.kind in {BlockKind.HEADING, BlockKind.NUMBER_LINE}:
            lines.setdefault(block.item, []).extend(line.text for line in break_lines(block.text, measure, width))
    return tuple(ContentsLines(item, tuple(printed)) for item, printed in lines.items())


def paginate_contents(entries: Sequence[ContentsLines], rows_of_page: float) -> list[list[ContentsLines]]:
    """The entries by page; an entry stays on one page, a blank row stands behind each."""
    pages: list[list[ContentsLines]] = [[]]
    row = 2.0  # "INHOUD" and the blank row under it
    for entry in entries:
        if row + len(entry.lines) + 1 > rows_of_page and pages[-1]:
            pages.append([])
            row = 0.0
        pages[-1].append(entry)
        row += len(entry.lines) + 1
    return pages
