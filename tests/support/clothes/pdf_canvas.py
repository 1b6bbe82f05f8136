"""The first writer of PDFs: every line placed on its own by reportlab, as typesetting programs do."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from clothes.blocks import Block, Original
from clothes.layouts import Layout, hyphenation_points, is_new_page, with_pages_of_contents
from parliament.model import ElementKind

_BOLD_OF = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold", "Vera": "VeraBd"}
# Points: size, line pitch, margins, where header, publisher's line and a number below stand, the gutter of columns.
_SIZE, _PITCH = 10.0, 12.5
_LEFT, _TOP, _BOTTOM = 71.0, 96.0, 70.0
_HEADER_Y, _PUBLISHER_Y, _NUMBER_Y = 50.0, 64.0, 40.0
_GUTTER = 30.0
_WIDTH, _HEIGHT = A4
# A line is justified when at least this share of it is filled.
_FEWEST_FILLED = 0.6


@dataclass(frozen=True)
class DrawnPdf:
    """A PDF, and on which page each line of the original came to stand."""

    body: bytes
    page_of_line: dict[int, int]


@dataclass(frozen=True)
class _Row:
    text: str
    bold: int
    is_last: bool


def draw_pdf(original: Original, layout: Layout) -> DrawnPdf:
    """The report in this layout; drawn twice, because the contents name pages that only drawing tells."""
    first = _draw(original, original.blocks, layout)
    blocks = with_pages_of_contents(original, original.blocks, first.page_of_line)
    return _draw(original, blocks, layout)


def _draw(original: Original, blocks: tuple[Block, ...], layout: Layout) -> DrawnPdf:
    _register_fonts()
    sheet = _Sheet(original.header, layout)
    previous: ElementKind | None = None
    for block in blocks:
        if is_new_page(block.kind, previous):
            sheet.next_page()
        sheet.place(block)
        previous = block.kind
    return DrawnPdf(sheet.finish(), sheet.page_of_line)


def _register_fonts() -> None:
    """Bitstream Vera comes with reportlab; registering twice is harmless."""
    for name in ("Vera", "VeraBd"):
        pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))


class _Sheet:
    """The page that is being drawn: fills columns, then pages."""

    def __init__(self, header: str | None, layout: Layout) -> None:
        self.page_of_line: dict[int, int] = {}
        self._layout = layout
        self._header = header
        self._buffer = io.BytesIO()
        # ``invariant`` leaves the time out: the same report always gives the same bytes.
        self._canvas = Canvas(self._buffer, pagesize=A4, invariant=1, pageCompression=1)
        self._width = (_WIDTH - 2 * _LEFT - (layout.columns - 1) * _GUTTER) / layout.columns
        self._page = 1
        self._column = 0
        self._y = _TOP
        self._open_page()

    def _open_page(self) -> None:
        layout = self._layout
        self._canvas.setFont(layout.font, 8)
        if self._header and layout.has_header(self._page):
            self._draw_plain(_HEADER_Y, layout.header(self._header, self._page))
            self._draw_plain(_PUBLISHER_Y, "Vlaams Parlement")
        if layout.number == "below" and self._page > 1:
            self._canvas.drawCentredString(_WIDTH / 2, _NUMBER_Y, str(self._page))

    def _draw_plain(self, from_top: float, text: str) -> None:
        self._canvas.drawString(_LEFT, _HEIGHT - from_top, text)

    def next_page(self) -> None:
        self._canvas.showPage()
        self._page += 1
        self._column, self._y = 0, _TOP
        self._open_page()

    def _next_column(self) -> None:
        if self._column + 1 < self._layout.columns:
            self._column, self._y = self._column + 1, _TOP
        else:
            self.next_page()

    def place(self, block: Block) -> None:
        if block.is_spaced and self._y > _TOP:
            self._y += self._layout.gap
        for row in break_rows(block, self._layout, self._width):
            if self._y + _PITCH > _HEIGHT - _BOTTOM:
                self._next_column()
            self.page_of_line.setdefault(block.line, self._page)
            self._draw_row(row)
            self._y += _PITCH

    def _draw_row(self, row: _Row) -> None:
        layout = self._layout
        bold = row.bold if layout.has_bold else 0
        parts = [(_BOLD_OF[layout.font], row.text[:bold]), (layout.font, row.text[bold:])]
        free = self._width - sum(pdfmetrics.stringWidth(text, font, _SIZE) for font, text in parts)
        spaces = row.text.count(" ")
        is_filled = free < self._width * (1 - _FEWEST_FILLED)
        stretch = free / spaces if layout.is_justified and not row.is_last and spaces and is_filled else 0.0
        x = _LEFT + self._column * (self._width + _GUTTER)
        for font, text in parts:
            self._canvas.setFont(font, _SIZE)
            # TrueType fonts ignore word spacing (PDF 1.7, 9.3.3), so where a row is stretched each word is placed.
            for piece in _words_with_space(text) if stretch else [text]:
                self._canvas.drawString(x, _HEIGHT - self._y, piece)
                x += pdfmetrics.stringWidth(piece, font, _SIZE) + (stretch if piece.endswith(" ") else 0.0)

    def finish(self) -> bytes:
        self._canvas.save()
        return self._buffer.getvalue()


def _words_with_space(text: str) -> Iterator[str]:
    start = 0
    for index, character in enumerate(text):
        if character == " ":
            yield text[start : index + 1]
            start = index + 1
    if start < len(text):
        yield text[start:]


def break_rows(block: Block, layout: Layout, width: float) -> list[_Row]:
    """Fill rows greedily; bold letters are measured bold."""
    bold = block.bold if layout.has_bold else 0
    fonts: tuple[str, str] = (_BOLD_OF[layout.font], layout.font)

    def measure(text: str, at: int) -> float:
        in_bold = max(0, min(bold - at, len(text)))
        return float(
            pdfmetrics.stringWidth(text[:in_bold], fonts[0], _SIZE)
            + pdfmetrics.stringWidth(text[in_bold:], fonts[1], _SIZE)
        )

    rows: list[_Row] = []
    row, row_start, at = "", 0, 0
    for word in block.text.split(" "):
        extended = f"{row} {word}" if row else word
        if row and measure(extended, row_start) > width:
            head = _fitting_head(row, word, lambda text: measure(text, row_start) <= width, layout)  # noqa: B023
            full = f"{row} {head}-" if head else row
            rows.append(_Row(full, max(0, min(bold - row_start, len(full))), is_last=False))
            row, row_start = word[len(head) :], at + len(head)
        else:
            row = extended
        at += len(word) + 1
    rows.append(_Row(row, max(0, min(bold - row_start, len(row))), is_last=True))
    return rows


def _fitting_head(row: str, word: str, fits: Callable[[str], bool], layout: Layout) -> str:
    """The longest first part of a word that, with a hyphen, still fits on the row; empty when none does."""
    points = hyphenation_points(word) if layout.is_hyphenated else ()
    return next((word[:point] for point in reversed(points) if fits(f"{row} {word[:point]}-")), "")
