"""Real PDFs for the tests: set like the parliament's, from a report's plain-text form."""

import io
import re
from collections.abc import Callable, Sequence

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

_LABEL = re.compile(r"(?:De voorzitter|Minister [^:]{3,40}|[A-Z][a-z]+ [A-Z][^:()]{2,40}(?: \([^)]{2,20}\))?):")
_LEFT, _TOP, _PITCH, _SIZE = 70, 770, 11.5, 10
_FULL_WIDTH = 440


def _draw_line(canvas: Canvas, text: str, y: float, *, justified: bool, x: float = _LEFT) -> None:
    label = _LABEL.match(text)
    bold, rest = (label[0], text[label.end() :]) if label else ("", text)
    line = canvas.beginText(x, y)
    if justified:
        natural = canvas.stringWidth(bold, "Helvetica-Bold", _SIZE) + canvas.stringWidth(rest, "Helvetica", _SIZE)
        line.setWordSpace(max(0.0, (_FULL_WIDTH - natural) / max(1, text.count(" "))))
    line.setFont("Helvetica-Bold", _SIZE)
    line.textOut(bold)
    line.setFont("Helvetica", _SIZE)
    line.textOut(rest)
    canvas.drawText(line)


def _pages_of(text: str) -> list[list[str]]:
    return [page.split("\n") for page in text.split("\f")]


@pytest.fixture
def make_pdf() -> Callable[..., bytes]:
    """Set a text with form feeds between pages as a PDF: header and footer first, names bold, lines justified."""

    def make(text: str, *, header: str | None = None, user_password: str | None = None, offset: int = 0) -> bytes:
        stream = io.BytesIO()
        encrypt = None
        if user_password is not None:
            from reportlab.lib.pdfencrypt import StandardEncryption

            encrypt = StandardEncryption(user_password, canPrint=1)
        canvas = Canvas(stream, pagesize=A4, pageCompression=1, encrypt=encrypt, invariant=1)
        for number, lines in enumerate(_pages_of(text), start=1):
            if header is not None and number > 1:
                page = number + offset
                printed = f"{page} {header}" if page % 2 == 0 else f"{header} {page}"
                _draw_line(canvas, printed, 800, justified=False)
                _draw_line(canvas, "Vlaams Parlement", 40, justified=False)
            y = _TOP
            for index, line in enumerate(lines):
                if line.strip():
                    is_full = len(line) > 60 and index + 1 < len(lines) and bool(lines[index + 1].strip())
                    _draw_line(canvas, line.strip(), y, justified=is_full)
                y -= _PITCH
            canvas.showPage()
        canvas.save()
        return stream.getvalue()

    return make


@pytest.fixture
def make_two_column_pdf() -> Callable[[Sequence[str], Sequence[str], str, bool], bytes]:
    """Set two columns under a heading over the full width, column by column or row by row."""

    def make(left: Sequence[str], right: Sequence[str], heading: str, by_row: bool) -> bytes:
        stream = io.BytesIO()
        canvas = Canvas(stream, pagesize=A4, pageCompression=1, invariant=1)
        _draw_line(canvas, heading, _TOP, justified=False)
        columns = [
            (x, row, text) for x, texts in ((_LEFT, left), (310, right)) for row, text in enumerate(texts, start=2)
        ]
        for x, row, text in sorted(columns, key=lambda cell: (cell[1], cell[0])) if by_row else columns:
            _draw_line(canvas, text, _TOP - row * _PITCH, justified=False, x=x)
        canvas.showPage()
        canvas.save()
        return stream.getvalue()

    return make
