"""Breaking paragraphs into lines and lines into pages, with hyphens whose truth is known.

One engine serves the text form and the PDF; they differ in how wide a character is and how many rows a page has. A
word is broken at one of its hyphenation points (a hyphen is printed that is not part of the word) or after a hyphen of
its own.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from replica.blocks import Block

Measure = Callable[[str], float]
# A broken word keeps at least two letters before a point and two after it, as in "ge-|registreerd" of the real report.
_FEWEST_LETTERS = 2
# After this many attempts no word is broken at a hyphen of its own any more (see ``lay_out``).
_ATTEMPTS = 4


@dataclass(frozen=True, slots=True)
class Geometry:
    """The page: widths in the unit of ``measure``, rows of text a page; ``first_page`` is the number of the first one.

    ``rows_of_page`` gives the rows of a page, because pages with a running header hold fewer.
    """

    measure: Measure
    width: float
    rows_of_page: Callable[[int], float]
    first_page: int


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line on its page. ``row`` counts from 0, halves allowed; ``is_last`` ends a block.

    ``hyphen`` is how the line ends: ``""`` (no hyphen), ``"soft"`` (printed by the typesetter) or ``"real"`` (the
    word's own).
    """

    block: int
    text: str
    page: int
    row: float
    is_last: bool
    hyphen: str


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """A line before it has a page; ``hyphen`` as in :class:`PlacedLine`."""

    text: str
    hyphen: str


def break_lines(
    annotated: str, measure: Measure, width: float, unbroken: frozenset[str] = frozenset()
) -> list[BrokenLine]:
    """Break a paragraph into lines of at most ``width``, filling each as far as it goes.

    Words in ``unbroken`` are not broken at a hyphen of their own.
    """
    lines: list[BrokenLine] = []
    words: list[str] = []
    left = width
    space = measure(" ")
    for token in annotated.split(" "):
        rest = token
        while True:
            plain = rest.replace("|", "")
            needed = measure(plain) + (space if words else 0)
            if needed <= left:
                words.append(plain)
                left -= needed
                break
            head, tail, kind = _break_word(rest, measure, left - (space if words else 0), unbroken)
            if head:
                lines.append(BrokenLine(" ".join([*words, head]), kind))
                rest = tail
            elif words:
                lines.append(BrokenLine(" ".join(words), ""))
            else:  # a word wider than the line stands on its own
                lines.append(BrokenLine(plain, ""))
                words, left = [], width
                break
            words, left = [], width
    if words:
        lines.append(BrokenLine(" ".join(words), ""))
    return lines


def _break_word(word: str, measure: Measure, room: float, unbroken: frozenset[str]) -> tuple[str, str, str]:
    """The longest head of ``word`` that fits with its hyphen, the rest, and the kind of break; empty when none fits."""
    if room <= 0:
        return "", "", ""
    may_break_own = _core(word) not in unbroken
    for position in range(len(word) - 1, 0, -1):
        mark = word[position]
        if mark == "|":
            head = word[:position].replace("|", "")
            tail = word[position + 1 :]
            fits = measure(head + "-") <= room
            if (
                fits
                and _letters(head) >= _FEWEST_LETTERS
                and _letters(tail) >= _FEWEST_LETTERS
                and not head.endswith("-")
            ):
                return head + "-", tail, "soft"
        elif mark == "-" and may_break_own and _letters(word[:position]) and _letters(word[position + 1 :]):
            head = word[: position + 1].replace("|", "")
            if measure(head) <= room:
                return head, word[position + 1 :], "real"
    return "", "", ""


def _letters(text: str) -> int:
    return sum(1 for character in text if character.isalnum())


def _core(word: str) -> str:
    """A word without its points and without the marks around it, in lower case."""
    return word.replace("|", "").strip("().,:;!?‘’“”").lower()


def lay_out(blocks: Sequence[Block], geometry: Geometry) -> tuple[PlacedLine, ...]:
    """Place the blocks on pages.

    A word may be broken at a hyphen of its own only when it stands whole somewhere else in these blocks: a reader (and
    a parser) who has never seen the word whole could not know that the hyphen is its own. So lines are broken again,
    with the words found undecidable kept together, until there are none.
    """
    unbroken: frozenset[str] = frozenset()
    for attempt in range(_ATTEMPTS):
        broken = [break_lines(block.text, geometry.measure, geometry.width * block.width, unbroken) for block in blocks]
        undecidable = _undecidable(broken)
        if not undecidable:
            break
        unbroken = unbroken | undecidable if attempt < _ATTEMPTS - 2 else _all_hyphenated(blocks)
    return tuple(_place(blocks, broken, geometry))


def _undecidable(broken: list[list[BrokenLine]]) -> frozenset[str]:
    """Words broken at their own hyphen that stand nowhere whole."""
    split = {
        _core(f"{line.text.rsplit(' ', 1)[-1]}{following.text.split(' ', 1)[0]}")
        for lines in broken
        for line, following in pairwise(lines)
        if line.hyphen == "real"
    }
    if not split:
        return frozenset()
    whole = {_core(word) for lines in broken for line in lines for word in line.text.split(" ") if "-" in word}
    return frozenset(split - whole)


def _all_hyphenated(blocks: Iterable[Block]) -> frozenset[str]:
    return frozenset(_core(word) for block in blocks for word in block.text.split(" ") if "-" in word)


def _place(blocks: Sequence[Block], broken: list[list[BrokenLine]], geometry: Geometry) -> Iterable[PlacedLine]:
    page, row = geometry.first_page, 0.0
    for index, (block, lines) in enumerate(zip(blocks, broken, strict=True)):
        gap = block.space_before if row else 0.0
        if row and row + gap + _rows_kept_together(blocks, broken, index) > geometry.rows_of_page(page):
            page, row, gap = page + 1, 0.0, 0.0
        row += gap
        for number, line in enumerate(lines, start=1):
            if row + 1 > geometry.rows_of_page(page):
                page, row = page + 1, 0.0
            yield PlacedLine(index, line.text, page, row, number == len(lines), line.hyphen)
            row += 1


def _rows_kept_together(blocks: Sequence[Block], broken: list[list[BrokenLine]], index: int) -> float:
    """Rows that must stand on one page with the start of this block: headings stay with what they head."""
    rows = 0.0
    while index < len(blocks) and blocks[index].keeps_next:
        following = blocks[index + 1].space_before if index + 1 < len(blocks) else 0.0
        rows += len(broken[index]) + following
        index += 1
    return rows + 1
