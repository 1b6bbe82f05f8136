"""How a report can be laid out: the choices, without the writer that carries them out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from clothes.blocks import Block, Original
from parliament.model import ElementKind

# Letters of a word that hyphenation leaves before and behind the break: Dutch leaves two, typesetters often three.
_FEWEST_LETTERS = 3
_VOWELS = frozenset("aeiouyáéíóúäëïöüàèê")
# Words that hyphenation may break have at least this many letters.
_SHORTEST_BROKEN = 8


@dataclass(frozen=True)
class Layout:
    """One layout. ``gap`` is the distance in points between paragraphs beyond that between lines.

    ``headers`` is ``all``, ``some`` (pages 2 to 4, as in the one real text) or ``none``; ``number`` says where the page
    number stands: ``outside`` (left on even pages, right on odd ones), ``left``, ``right``, ``below`` or ``none``.
    """

    name: str
    has_bold: bool = True
    gap: float = 6.0
    font: str = "Helvetica"
    columns: int = 1
    headers: str = "all"
    number: str = "outside"
    is_justified: bool = True
    is_hyphenated: bool = True

    def has_header(self, page: int) -> bool:
        """Whether this page prints the running header."""
        return page > 1 and (self.headers == "all" or (self.headers == "some" and page <= 4))

    def header(self, running: str, page: int) -> str:
        """The running header of a page, with its number where the layout puts it."""
        side = {"outside": "left" if page % 2 == 0 else "right"}.get(self.number, self.number)
        return {"left": f"{page} {running}", "right": f"{running} {page}"}.get(side, running)


BASE = Layout("as the real one")
# One choice at a time differs from the base, then some together: what is read wrong names its cause.
LAYOUTS = (
    BASE,
    Layout("no bold", has_bold=False),
    Layout("gap 0", gap=0.0),
    Layout("gap 2", gap=2.0),
    Layout("gap 12", gap=12.0),
    Layout("gap 0, no bold", gap=0.0, has_bold=False),
    Layout("gap 2, no bold", gap=2.0, has_bold=False),
    Layout("Times", font="Times-Roman"),
    Layout("TrueType", font="Vera"),
    Layout("two columns", columns=2),
    Layout("two columns, gap 0", columns=2, gap=0.0),
    Layout("two columns, ragged, no bold", columns=2, is_justified=False, has_bold=False),
    Layout("headers on some pages", headers="some"),
    Layout("no headers", headers="none", number="none"),
    Layout("no headers, number below", headers="none", number="below"),
    Layout("number left", number="left"),
    Layout("number right", number="right"),
    Layout("number below", number="below"),
    Layout("headers without number", number="none"),
    Layout("ragged", is_justified=False),
    Layout("not hyphenated", is_hyphenated=False),
    Layout("ragged, gap 2, TrueType, some headers", is_justified=False, gap=2.0, font="Vera", headers="some"),
    Layout("two columns, gap 2, number below, no bold", columns=2, gap=2.0, number="below", has_bold=False),
    Layout("gap 0, no headers, ragged, no bold", gap=0.0, headers="none", number="none", is_justified=False,
           has_bold=False),
)  # fmt: skip


def with_pages_of_contents(
    original: Original, blocks: tuple[Block, ...], page_of_line: Mapping[int, int]
) -> tuple[Block, ...]:
    """The blocks with the pages that the contents print as the new layout has them.

    The k-th entry of the contents that names a page of the original stands for the k-th item that opened there.
    """
    waiting: dict[int, list[int]] = {}
    for item in original.parsed.items:
        waiting.setdefault(item.page, []).append(page_of_line.get(item.line, item.page))
    renewed = []
    for block in blocks:
        pages = waiting.get(block.contents_page or -1, [])
        if pages:
            text = block.text.rsplit(" ", 1)[0]
            # Several headings may be one item: the last page waiting is used again.
            page = pages.pop(0) if len(pages) > 1 else pages[0]
            block = replace(block, text=f"{text} {page}")  # noqa: PLW2901
        renewed.append(block)
    return tuple(renewed)


def hyphenation_points(word: str) -> tuple[int, ...]:
    """Where a word can be broken: behind an open syllable, as Dutch hyphenation mostly does. Lower case only."""
    letters = word.rstrip(".,;:!?)")
    if len(letters) < _SHORTEST_BROKEN or not letters.isalpha() or not letters.islower():
        return ()
    return tuple(
        index
        for index in range(_FEWEST_LETTERS, len(letters) - _FEWEST_LETTERS + 1)
        if letters[index - 1] in _VOWELS and letters[index] not in _VOWELS and letters[index + 1] in _VOWELS
    )


def is_new_page(kind: ElementKind, previous: ElementKind | None) -> bool:
    """A page opens for the contents and for the debate."""
    if previous is None or kind is previous:
        return False
    return previous is ElementKind.COVER or (previous is ElementKind.CONTENTS)
