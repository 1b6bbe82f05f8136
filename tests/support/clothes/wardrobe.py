"""All clothes: a name, a group, and how a report is dressed in them."""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from clothes.blocks import Original
from clothes.extraction import extractors
from clothes.layouts import LAYOUTS, Layout
from clothes.pdf_canvas import draw_pdf
from clothes.pdf_pages import print_pdf
from clothes.texts import CHANGES, changed_text

# The layouts whose PDFs the extraction tools are given: what they do with gaps, columns and headers differs.
_EXTRACTED = (
    LAYOUTS[0],
    Layout("gap 2", gap=2.0),
    Layout("gap 0, no bold", gap=0.0, has_bold=False),
    Layout("gap 12, number below", gap=12.0, number="below"),
    Layout("no headers", headers="none", number="none"),
    Layout("no headers, number below", headers="none", number="below"),
)
_PRINTED = (
    Layout("sans", font="DejaVu Sans", number="left"),
    Layout("sans, gap 2", font="DejaVu Sans", gap=2.0, number="right"),
    Layout("serif, gap 0", font="DejaVu Serif", gap=0.0, number="left"),
    Layout("no bold, gap 2", font="DejaVu Sans", has_bold=False, gap=2.0, number="left"),
    Layout("ragged, not hyphenated", font="DejaVu Sans", is_justified=False, is_hyphenated=False, number="right"),
    Layout("number below, no headers", font="DejaVu Serif", headers="none", number="below"),
    Layout("two columns", font="DejaVu Serif", columns=2, number="left"),
)
# Combinations drawn at random besides, always the same ones.
_COMBINATIONS = 12
_SEED = 14


@dataclass(frozen=True)
class Clothing:
    """One way of dressing a report. ``suffix`` is that of the file it gives."""

    name: str
    group: str
    suffix: str
    dress: Callable[[Original], bytes]


def all_clothes() -> tuple[Clothing, ...]:
    """Every clothing there is, in the order of the table."""
    return (*_drawn(), *_printed(), *_extracted(), *_changed(), *_combined())


def quick_clothes() -> tuple[Clothing, ...]:
    """A dozen that cost little and stand for the kinds: for the suite, which has seconds."""
    names = {
        "drawn: as the real one", "drawn: gap 2", "drawn: gap 0, no bold", "drawn: two columns, gap 0",
        "drawn: no headers", "text: no blank lines", "text: every line followed by a blank one", "text: CRLF",
        "text: U+2212 dashes", "text: zero-width at line starts", "text: no-break spaces", "text: NFD",
    }  # fmt: skip
    return tuple(one for one in all_clothes() if one.name in names)


def _drawn() -> Iterator[Clothing]:
    for layout in LAYOUTS:
        yield Clothing(f"drawn: {layout.name}", "PDF, reportlab", ".pdf", partial(_draw, layout))


def _printed() -> Iterator[Clothing]:
    for layout in _PRINTED:
        yield Clothing(f"printed: {layout.name}", "PDF, WeasyPrint", ".pdf", partial(_print, layout))


def _extracted() -> Iterator[Clothing]:
    for tool, extract in extractors().items():
        for layout in _EXTRACTED:
            name = f"{tool}: {layout.name}"
            yield Clothing(name, f"text of {tool}", ".txt", partial(_extract, layout, extract))
        name = f"{tool}: printed, serif, gap 0"
        yield Clothing(name, f"text of {tool}", ".txt", partial(_extract_printed, _PRINTED[2], extract))


def _changed() -> Iterator[Clothing]:
    for name, change in CHANGES.items():
        yield Clothing(f"text: {name}", "changed text", ".txt", partial(_change, change))


def _combined() -> Iterator[Clothing]:
    """Layout, tool and change at random together."""
    dice = random.Random(_SEED)
    tools = extractors()
    for number in range(1, _COMBINATIONS + 1):
        layout = Layout(
            f"combination {number}",
            has_bold=dice.random() < 0.5,
            gap=dice.choice((0.0, 2.0, 6.0, 12.0)),
            font=dice.choice(("Helvetica", "Times-Roman", "Vera")),
            headers=dice.choice(("all", "some", "none")),
            number=dice.choice(("outside", "left", "right", "below")),
            is_justified=dice.random() < 0.5,
            is_hyphenated=dice.random() < 0.5,
        )
        tool, change = dice.choice(sorted(tools)), dice.choice(sorted(CHANGES))
        name = f"combination {number}: {tool}, {change}, gap {layout.gap:g}, headers {layout.headers}"
        yield Clothing(name, "combinations", ".txt", partial(_combine, layout, tools, tool, change))


def _draw(layout: Layout, original: Original) -> bytes:
    return draw_pdf(original, layout).body


def _print(layout: Layout, original: Original) -> bytes:
    return print_pdf(original, layout)


def _extract(layout: Layout, extract: Callable[[bytes], str], original: Original) -> bytes:
    return extract(draw_pdf(original, layout).body).encode()


def _extract_printed(layout: Layout, extract: Callable[[bytes], str], original: Original) -> bytes:
    return extract(print_pdf(original, layout)).encode()


def _change(change: Callable[[str], str], original: Original) -> bytes:
    return changed_text(original.body, change)


def _combine(
    layout: Layout, tools: Mapping[str, Callable[[bytes], str]], tool: str, change: str, original: Original
) -> bytes:
    return changed_text(_extract(layout, tools[tool], original), CHANGES[change])
