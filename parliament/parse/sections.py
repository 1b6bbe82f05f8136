"""The parts of a report, in order: cover, contents pages, body, appendix."""

from dataclasses import dataclass

from parliament.parse.content import Content
from parliament.parse.marks import Mark, Sign
from parliament.parse.speakers import LabelStrength
from parliament.parse.vocabulary import ATTENDANCE_HEADING, CONTENTS_HEADINGS, INDIVIDUAL_VOTES_HEADING

# Letters compared to tell that a body heading repeats a contents entry; both wrap at different places.
_COMPARED = 60


@dataclass(frozen=True, slots=True)
class Sections:
    """Indexes into the content where each part begins; a part that is missing is empty."""

    contents: int
    body: int
    appendix: int


def find_sections(content: Content, marks: dict[int, Mark]) -> Sections:
    """Find where contents pages, body and appendix begin."""
    count = len(content.texts)
    first_turn = min((index for index, mark in marks.items() if _is_turn(mark)), default=count)
    contents = next(
        (index for index in range(first_turn) if content.texts[index].rstrip(" :").lower() in CONTENTS_HEADINGS), None
    )
    headings = [index for index in sorted(marks) if marks[index].sign is Sign.HEADING and index < first_turn]
    if contents is None:
        body = headings[0] if headings else _first_body_line(content, first_turn)
        return Sections(contents=body, body=body, appendix=_find_appendix(content, body))
    listed = [index for index in headings if index > contents]
    body = _find_body(content, listed, first_turn)
    return Sections(contents=contents, body=body, appendix=_find_appendix(content, body))


def _is_turn(mark: Mark) -> bool:
    return mark.sign is Sign.CHAIR or (mark.label is not None and mark.label.strength is LabelStrength.STRONG)


def _find_body(content: Content, headings: list[int], first_turn: int) -> int:
    """The body begins at the first heading before any turn that repeats the first heading of the contents pages.

    Where none does, it begins at the last page turn before the first turn, else at the turn itself.
    """
    if not headings:
        return first_turn
    wanted = _compared(content, headings[0])
    for index in headings[1:]:
        if _compared(content, index) == wanted and content.lines[index].page > content.lines[headings[0]].page:
            return index
    page = content.lines[min(first_turn, len(content.lines) - 1)].page
    on_last_page = [index for index in headings if content.lines[index].page == page]
    return on_last_page[0] if on_last_page else first_turn


def _compared(content: Content, index: int) -> str:
    joined = "".join(content.texts[index : index + 3])
    return "".join(filter(str.isalpha, joined))[:_COMPARED].lower()


def _first_body_line(content: Content, first_turn: int) -> int:
    return first_turn if first_turn < len(content.texts) else 0


def _find_appendix(content: Content, body: int) -> int:
    for index in range(len(content.texts) - 1, body, -1):
        if content.breaks[index] and content.texts[index].lower() == ATTENDANCE_HEADING:
            return index
    return next(
        (
            index
            for index in range(body + 1, len(content.texts))
            if content.breaks[index] and content.texts[index].lower().startswith(INDIVIDUAL_VOTES_HEADING)
        ),
        len(content.texts),
    )
