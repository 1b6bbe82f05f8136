"""A report as blocks without layout: what every way of printing it has in common.

Blocks come from the lines of the plain original and the spans that the parser gave them; that the original is read
right is what the gold set holds. From blocks on nothing of the original's layout is left: neither lines nor pages.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parliament.model import ElementKind, Line, MeetingKind, ParsedReport
from parliament.parse import parse_report
from parliament.parse.debate_lines import find_running_lines, gather_debate_lines
from parliament.parse.hyphens import HyphenLexicon, join_broken_lines
from parliament.text import TextDocument, read_document

_RUNNING = {ElementKind.RUNNING_HEADER, ElementKind.RUNNING_FOOTER}
# Elements whose lines stand each on their own; of the others lines run on until a paragraph breaks.
_LINE_BY_LINE = {ElementKind.COVER, ElementKind.NUMBER_LINE, ElementKind.CHAIR_LINE}
_LIST_ENDS = (";", ":", ".")
# What opens a list of votes, also below a list of names that a page turn cut off from it.
_VOTE_TITLE = re.compile(r"(?:Hoofdelijke s|S)temming nr\. \d+")
_BOLD = {ElementKind.HEADING}
_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip


@dataclass(frozen=True)
class Block:
    """A paragraph, heading or line that stands by itself. ``bold`` counts its leading bold characters.

    ``is_spaced`` says that the original has a paragraph's distance above it; ``line`` is the original's first line;
    ``page_of_contents`` is set where the block ends in the page of an item, which a new layout changes.
    """

    kind: ElementKind
    text: str
    bold: int
    is_spaced: bool
    line: int
    contents_page: int | None = None


@dataclass(frozen=True)
class Original:
    """A report as it lies in the repository, read once: the measure of all its clothes."""

    name: str
    era: str
    body: bytes
    document: TextDocument
    parsed: ParsedReport
    blocks: tuple[Block, ...]
    header: str | None


def read_original(name: str, era: str, body: bytes) -> Original:
    """Read a report and take its layout off."""
    document = read_document(body, name=f"{name}.txt")
    parsed = parse_report(document)
    return Original(name, era, body, document, parsed, tuple(blocks_of(document, parsed)), running_header(parsed))


def running_header(parsed: ParsedReport) -> str | None:
    """The running header without page number (source contract §3.4); ``None`` where the report lacks a part of it."""
    heading = parsed.heading
    if heading.date is None or heading.number is None or heading.session_year is None:
        return None
    kind = "Commissievergadering" if heading.kind is MeetingKind.COMMITTEE else "Plenaire vergadering"
    day = f"{heading.date.day} {_MONTHS[heading.date.month - 1]} {heading.date.year}"
    return f"{kind} nr. {heading.number} ({heading.session_year}) – {day}"


def blocks_of(document: TextDocument, parsed: ParsedReport) -> Iterator[Block]:
    """The blocks in order; running headers and footers are left out, since a layout prints its own."""
    debate = gather_debate_lines(document.lines, find_running_lines(document.lines))
    lexicon = HyphenLexicon(debate.texts)
    breaks = {line.number: opens for line, opens in zip(debate.lines, debate.breaks, strict=True)}
    lines = {line.number: line for line in document.lines}
    for span in parsed.spans:
        if span.kind in _RUNNING:
            continue
        own = [lines[number] for number in range(span.first_line, span.last_line + 1) if number in breaks]
        for position, paragraph in enumerate(_paragraphs(own, span.kind, breaks)):
            text, _ = join_broken_lines([line.text for line in paragraph], lexicon)
            if not text:
                continue
            bold = _bold_length(span.kind, text, is_first=position == 0)
            yield Block(
                span.kind, text, bold, breaks[paragraph[0].number], paragraph[0].number, _contents_page(span.kind, text)
            )


def _paragraphs(lines: list[Line], kind: ElementKind, breaks: dict[int, bool]) -> Iterator[list[Line]]:
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and (breaks[line.number] or _stands_alone(kind, paragraph[-1].text, line.text)):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _stands_alone(kind: ElementKind, last: str, text: str) -> bool:
    if kind in _LINE_BY_LINE:
        return True
    if kind in (ElementKind.VOTE, ElementKind.ATTENDANCE):
        return last.endswith(_LIST_ENDS) or text.endswith(":") or _VOTE_TITLE.fullmatch(text) is not None
    if kind is ElementKind.CONTENTS:
        return text.startswith(("–", "-")) or text[:2].isupper() or last.startswith(("–", "-"))
    return False


def _bold_length(kind: ElementKind, text: str, *, is_first: bool) -> int:
    if kind in _BOLD:
        return len(text)
    if kind is ElementKind.SPEECH and is_first:
        return text.find(":") + 1
    return 0


def _contents_page(kind: ElementKind, text: str) -> int | None:
    last = text.rsplit(" ", 1)[-1]
    return int(last) if kind is ElementKind.CONTENTS and last.isdigit() and len(last) < 4 else None
