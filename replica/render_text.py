"""A meeting in the text form of the real report.

The form, as the one real text shows it (design §5): a cover; contents pages with every heading and its page; lines
wrapped at about 80 characters with line-end hyphens and a space behind each other line; a blank line between
paragraphs; running headers on pages 2 to 4 only, the page number left on even pages and right on odd ones; from then on
a page opens with one space before its first line, and no blank line shows whether the paragraph continued.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial, reduce
from operator import add

from parliament.model import MeetingKind
from replica.blocks import Block, body_blocks
from replica.contents import ContentsLines, contents_entries, paginate_contents
from replica.forms import dutch_date
from replica.house import House
from replica.script import MeetingPlan, MeetingScript
from replica.truth import TruthReport, tell_truth
from replica.typesetting import Geometry, PlacedLine, break_lines, lay_out

# Width of a line in the unit of ``character_width``: gives lines of 70 to 90 characters, as the real report's.
_LINE_WIDTH = 76.0
_CONTENTS_WIDTH = 67.0
# Rows of text on a page of the real report, and on one whose running header takes six of them.
_ROWS, _ROWS_UNDER_HEADER = 58, 52
# The real report's text shows running headers up to this page.
_LAST_PAGE_WITH_HEADER = 4
_NARROW = frozenset("iljtfrI.,;:'’‘|!()-·")
_WIDE = frozenset("mwMW—")
# Widths relative to the usual letter, about those of the sans serif letter the reports are set in.
_WIDTH_OF_NARROW, _WIDTH_OF_WIDE, _WIDTH_OF_CAPITAL, _WIDTH_OF_DIGIT = 0.6, 1.5, 1.25, 1.1

SYNTHETIC_NOTICE = ("(Dit is een nagebootst verslag: de namen zijn verzonnen en niemand heeft dit", "gezegd.)")


@dataclass(frozen=True, slots=True)
class RenderedText:
    """A report's text and the truth of what stands in it."""

    text: str
    truth: TruthReport


class TextMeasure:
    """Width of a string in usual letters; the widths of words are remembered, because they recur."""

    def __init__(self) -> None:
        self._known: dict[str, float] = {}

    def __call__(self, text: str) -> float:
        """Width of ``text``."""
        width = self._known.get(text)
        if width is None:
            # One by one: `sum` of floats rounds otherwise from Python 3.12 on, and lines would break elsewhere.
            width = reduce(add, map(_character_width, text), 0.0)
            self._known[text] = width
        return width


def _character_width(character: str) -> float:
    if character in _NARROW or character == " ":
        return _WIDTH_OF_NARROW
    if character in _WIDE:
        return _WIDTH_OF_WIDE
    if character.isupper():
        return _WIDTH_OF_CAPITAL
    return _WIDTH_OF_DIGIT if character.isdigit() else 1.0


def render_text(script: MeetingScript, house: House, *, headers_on_all_pages: bool = False) -> RenderedText:
    """The text of a meeting's report and its truth.

    ``headers_on_all_pages`` prints the running header on every page, as other files of the source do.
    """
    measure = TextMeasure()
    blocks = body_blocks(script, house)
    entries = contents_entries(blocks, measure, _CONTENTS_WIDTH)
    contents = paginate_contents(entries, _ROWS_UNDER_HEADER)
    first_page = 2 + len(contents)
    has_header = (lambda _: True) if headers_on_all_pages else _has_header
    geometry = Geometry(measure, _LINE_WIDTH, partial(_rows_of_page, has_header), first_page)
    lines = lay_out(blocks, geometry)
    truth = tell_truth(script, house, blocks, lines, lines[-1].page)
    text = "\n".join(
        [
            *_cover(script),
            *_print_contents(script.plan, contents, truth),
            *_print_body(script.plan, blocks, lines, has_header),
        ]
    )
    return RenderedText(text + "\n\n", truth)


def _has_header(page: int) -> bool:
    return page <= _LAST_PAGE_WITH_HEADER


def _rows_of_page(has_header: Callable[[int], bool], page: int) -> float:
    return _ROWS_UNDER_HEADER if has_header(page) else _ROWS


def meeting_title(plan: MeetingPlan) -> str:
    """``Commissievergadering`` or ``Plenaire vergadering``, as running headers print it."""
    return "Commissievergadering" if plan.kind is MeetingKind.COMMITTEE else "Plenaire vergadering"


def running_header(plan: MeetingPlan) -> str:
    """The running header without its page number (source contract §3.4)."""
    return f"{meeting_title(plan)} nr. {plan.printed_number} ({plan.session_year}) – {dutch_date(plan.date)}"


def _cover(script: MeetingScript) -> list[str]:
    plan = script.plan
    title = "Commissievergadering" if plan.kind is MeetingKind.COMMITTEE else "Plenaire Vergadering"
    measure = TextMeasure()
    committee = break_lines(script.committee_name, measure, 56.0) if script.committee_name else []
    lines = [
        "",
        "  ",
        "",
        " ",
        "",
        " ",
        "",
        f"vergadering {plan.printed_number} ",
        f" zittingsjaar {plan.session_year} ",
        "",
    ]
    lines += ["Woordelijk Verslag ", "", f"{title} ", ""]
    if committee:
        lines += [*(f"{line.text} " for line in committee), ""]
    lines += [f"van {dutch_date(plan.date)} ", " ", ""]
    return [*lines, *(f"{line} " for line in SYNTHETIC_NOTICE), " ", " ", "", " "]


def _page_opening(plan: MeetingPlan, page: int) -> list[str]:
    header = f"{page} {running_header(plan)}" if page % 2 == 0 else f"{running_header(plan)} {page}"
    footer = "Vlaams Parlement  —  nagebootst verslag" if page == 2 else "Vlaams Parlement"
    return ["", "", "", f"{header} ", "", f"{footer} ", "", " ", ""]


def _print_contents(plan: MeetingPlan, pages: list[list[ContentsLines]], truth: TruthReport) -> list[str]:
    printed: list[str] = []
    for number, entries in enumerate(pages, start=2):
        printed += _page_opening(plan, number)
        if number == 2:
            printed += ["INHOUD ", ""]
        for entry in entries:
            *lines, last = entry.lines
            printed += [*(_line_end(line) for line in lines), f"{last} {truth.items[entry.item - 1].page} ", ""]
    return [*printed, "", " "]


def _print_body(
    plan: MeetingPlan, blocks: tuple[Block, ...], lines: tuple[PlacedLine, ...], has_header: Callable[[int], bool]
) -> list[str]:
    printed: list[str] = []
    page = lines[0].page - 1
    previous: PlacedLine | None = None
    for line in lines:
        text = _line_end(line.text)
        if line.page != page:
            page = line.page
            if has_header(page) or previous is None:
                printed += _page_opening(plan, page) if has_header(page) else []
                printed.append(text if has_header(page) else f" {text}")
            else:
                printed.append(f" {text}")
        else:
            if previous is not None and previous.is_last:
                printed += [""] * (1 if blocks[line.block].space_before else 0)
            printed.append(text)
        previous = line
    return printed


def _line_end(line: str) -> str:
    """A space ends each line but those that end in a hyphen."""
    return line if line.endswith("-") else f"{line} "
