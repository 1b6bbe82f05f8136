"""A meeting as a PDF in the layout of the real reports (source contract §3.4).

A cover; contents pages with the page numbers at the right; on every page but the cover a running header (number left
on even pages, right on odd ones) and a footer, both drawn before the text as the real files have them; headings and
speaker labels in bold; justified text with hyphens at line ends; speeches that run over page breaks.
"""

import io
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from parliament.model import MeetingKind
from replica.blocks import Block, BlockKind, body_blocks
from replica.contents import ContentsLines, contents_entries, paginate_contents
from replica.forms import dutch_date
from replica.house import House
from replica.render_text import SYNTHETIC_NOTICE, running_header
from replica.script import MeetingPlan, MeetingScript
from replica.truth import TruthReport, tell_truth
from replica.typesetting import Geometry, PlacedLine, break_lines, lay_out

# Two of the fourteen fonts every PDF reader has; the bold one's name says so, which is how bold is recognised.
_FONT, _BOLD = "Helvetica", "Helvetica-Bold"
# In points: sizes, the distance of two rows, the margins, and where header and footer stand.
_SIZE, _SMALL_SIZE, _TITLE_SIZE = 10.5, 8.0, 22.0
_LEADING = 13.5
_LEFT, _TOP, _BOTTOM = 71.0, 92.0, 70.0
_HEADER_Y, _FOOTER_Y = 50.0, 40.0
_PAGE_WIDTH, _PAGE_HEIGHT = A4
_TEXT_WIDTH = _PAGE_WIDTH - 2 * _LEFT
_ROWS = (_PAGE_HEIGHT - _TOP - _BOTTOM) // _LEADING
_CONTENTS_WIDTH = 0.86
# A column for the page number beside the running header.
_NUMBER_COLUMN = 24.0


@dataclass(frozen=True, slots=True)
class RenderedPdf:
    """A report's PDF and the truth of what stands in it."""

    body: bytes
    truth: TruthReport


def _measure(text: str) -> float:
    """Width in points of text in the usual font and size."""
    return float(stringWidth(text, _FONT, _SIZE))


def render_pdf(script: MeetingScript, house: House) -> RenderedPdf:
    """The PDF of a meeting's report and its truth; the same script always gives the same bytes."""
    blocks = body_blocks(script, house)
    contents = paginate_contents(contents_entries(blocks, _measure, _TEXT_WIDTH * _CONTENTS_WIDTH), _ROWS)
    geometry = Geometry(_measure, _TEXT_WIDTH, lambda _: _ROWS, first_page=2 + len(contents))
    lines = lay_out(blocks, geometry)
    truth = tell_truth(script, house, blocks, lines, lines[-1].page)
    buffer = io.BytesIO()
    # ``invariant`` leaves the time and the random file id out.
    canvas = Canvas(buffer, pagesize=A4, invariant=1, pageCompression=1)
    canvas.setTitle(f"{running_header(script.plan)} (nagebootst)")
    _draw_cover(canvas, script)
    _draw_contents(canvas, script.plan, contents, truth)
    _draw_body(canvas, script.plan, blocks, lines)
    canvas.save()
    return RenderedPdf(buffer.getvalue(), truth)


def _draw_cover(canvas: Canvas, script: MeetingScript) -> None:
    plan = script.plan
    title = "Commissievergadering" if plan.kind is MeetingKind.COMMITTEE else "Plenaire Vergadering"
    committee = script.committee_name or ""
    lines: list[tuple[str, str, float]] = [
        (f"vergadering {plan.printed_number}", _FONT, _SIZE),
        (f"zittingsjaar {plan.session_year}", _FONT, _SIZE),
        ("", _FONT, _SIZE),
        ("Woordelijk Verslag", _BOLD, _TITLE_SIZE),
        (title, _FONT, _SIZE),
        *((line.text, _BOLD, _SIZE) for line in break_lines(committee, _measure, _TEXT_WIDTH * 0.7) if line.text),
        (f"van {dutch_date(plan.date)}", _FONT, _SIZE),
        ("", _FONT, _SIZE),
        *((line, _FONT, _SIZE) for line in SYNTHETIC_NOTICE),
    ]
    y = _PAGE_HEIGHT - 200.0
    for text, font, size in lines:
        canvas.setFont(font, size)
        canvas.drawString(_LEFT, y, text)
        y -= 2 * _LEADING if size == _TITLE_SIZE else 1.4 * _LEADING
    canvas.showPage()


def _open_page(canvas: Canvas, plan: MeetingPlan, page: int) -> None:
    canvas.setFont(_FONT, _SMALL_SIZE)
    y = _PAGE_HEIGHT - _HEADER_Y
    if page % 2 == 0:
        canvas.drawString(_LEFT, y, str(page))
        canvas.drawString(_LEFT + _NUMBER_COLUMN, y, running_header(plan))
    else:
        canvas.drawRightString(_LEFT + _TEXT_WIDTH - _NUMBER_COLUMN, y, running_header(plan))
        canvas.drawRightString(_LEFT + _TEXT_WIDTH, y, str(page))
    footer = "Vlaams Parlement  —  nagebootst verslag" if page == 2 else "Vlaams Parlement"
    canvas.drawCentredString(_PAGE_WIDTH / 2, _FOOTER_Y, footer)


def _row_y(row: float) -> float:
    return float(_PAGE_HEIGHT - _TOP - row * _LEADING)


def _draw_contents(canvas: Canvas, plan: MeetingPlan, pages: list[list[ContentsLines]], truth: TruthReport) -> None:
    for page, entries in enumerate(pages, start=2):
        _open_page(canvas, plan, page)
        row = 0.0
        if page == 2:
            canvas.setFont(_BOLD, _SIZE)
            canvas.drawString(_LEFT, _row_y(row), "INHOUD")
            row += 2
        canvas.setFont(_FONT, _SIZE)
        for entry in entries:
            for line in entry.lines:
                canvas.drawString(_LEFT, _row_y(row), line)
                row += 1
            canvas.drawRightString(_LEFT + _TEXT_WIDTH, _row_y(row - 1), str(truth.items[entry.item - 1].page))
            row += 1
        canvas.showPage()


def _draw_body(canvas: Canvas, plan: MeetingPlan, blocks: tuple[Block, ...], lines: tuple[PlacedLine, ...]) -> None:
    page = lines[0].page
    _open_page(canvas, plan, page)
    bold_left = 0
    for position, line in enumerate(lines):
        block = blocks[line.block]
        if line.page != page:
            canvas.showPage()
            page = line.page
            _open_page(canvas, plan, page)
        if position == 0 or lines[position - 1].is_last:
            bold_left = block.bold
        bold = line.text[:bold_left]
        _draw_line(canvas, _row_y(line.row), bold, line.text[len(bold) :], _justified_width(block, line))
        bold_left -= len(bold)
    canvas.showPage()


def _justified_width(block: Block, line: PlacedLine) -> float | None:
    """Text of speeches is set justified, but for the last line of a paragraph."""
    return _TEXT_WIDTH if block.kind is BlockKind.SPEECH and not line.is_last else None


def _draw_line(canvas: Canvas, y: float, bold: str, rest: str, width: float | None) -> None:
    text = canvas.beginText(_LEFT, y)
    spaces = (bold + rest).count(" ")
    if width is not None and spaces:
        natural = stringWidth(bold, _BOLD, _SIZE) + stringWidth(rest, _FONT, _SIZE)
        text.setWordSpace((width - natural) / spaces)
    if bold:
        text.setFont(_BOLD, _SIZE)
        text.textOut(bold)
    if rest:
        text.setFont(_FONT, _SIZE)
        text.textOut(rest)
    canvas.drawText(text)
