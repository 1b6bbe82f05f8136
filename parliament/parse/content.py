"""The lines of the debate itself: without running headers and footers, with paragraphs that run over page turns."""

from dataclasses import dataclass

from parliament.model import ElementKind, Line
from parliament.text.running import is_running_footer, read_running_header

_SENTENCE_ENDS = ".?!:…)”\"'’"
# A last line shorter than this share of a full line ends its paragraph, when it ends a sentence too.
_SHORT_LINE_SHARE = 0.75
# Characters in a full line of the real report; used where a report is too short to tell its own.
_USUAL_LINE = 80


@dataclass(frozen=True, slots=True)
class Content:
    """Parallel lists, one entry a line that is part of the debate or its frame.

    ``positions`` are indexes into the document's lines; ``breaks`` says where a paragraph opens.
    """

    texts: list[str]
    lines: list[Line]
    positions: list[int]
    breaks: list[bool]


def find_running_lines(lines: tuple[Line, ...]) -> dict[int, ElementKind]:
    """Positions of the lines that the page prints: running headers, and the publisher's line beside one."""
    running: dict[int, ElementKind] = {}
    for position, line in enumerate(lines):
        text = line.text
        if "ergadering" in text and read_running_header(text) is not None:
            running[position] = ElementKind.RUNNING_HEADER
        elif "Vlaams Parlement" in text and is_running_footer(text):
            running[position] = ElementKind.RUNNING_FOOTER
    return running


def build_content(lines: tuple[Line, ...], running: dict[int, ElementKind]) -> Content:
    """Leave out the running lines and decide anew, at each page turn, whether a paragraph goes on.

    A page turn hides the blank line, so there the text decides: a sentence that is not finished goes on.
    """
    positions = [position for position in range(len(lines)) if position not in running]
    kept = [lines[position] for position in positions]
    texts = [line.text for line in kept]
    breaks = [line.breaks_paragraph for line in kept]
    full_line = max(map(len, texts), default=_USUAL_LINE) if len(texts) < 50 else _USUAL_LINE
    page = kept[0].page if kept else 1
    for index, line in enumerate(kept):
        if line.page != page:
            page = line.page
            breaks[index] = _ends_paragraph(texts[index - 1], texts[index], full_line)
    if breaks:
        breaks[0] = True
    return Content(texts, kept, positions, breaks)


def _ends_paragraph(last: str, first: str, full_line: int) -> bool:
    if last[-1] not in _SENTENCE_ENDS or first[0].islower():
        return False
    return len(last) < full_line * _SHORT_LINE_SHARE
