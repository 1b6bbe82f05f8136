"""The parts of a report, in order: cover, contents pages, body, appendix."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from parliament.parse.debate_lines import DebateLines
from parliament.parse.headings import is_in_capitals
from parliament.parse.signs import (
    CHAIR,
    HEADING,
    NUMBER,
    Mark,
)
from parliament.parse.speakers import LabelStrength
from parliament.parse.vocabulary import ATTENDANCE_HEADINGS, CONTENTS_HEADINGS, COVER_WORDS, INDIVIDUAL_VOTES_HEADING

_STRONG = LabelStrength.STRONG
# A line of the contents that ends in its page ends its entry.
_ENDS_IN_PAGE = re.compile(r"[ .…]\d{1,4}$")
_USUAL_SIGNS = str.maketrans("", "", " -–,.()/0123456789’'")
_NOT_A_LETTER = re.compile(r"[\W\d_]+")
# "Individuele stemmingen Vlaamse Volksvertegenwoordigers" has 54 characters.
_LONGEST_TITLE = 70
_APPENDIX_OPENINGS = ("Aanw", "AANW", "Lijst van", "LIJST VAN", "Individuele", "INDIVIDUELE")
_APPENDIX_INITIALS = "ALI"
# The longest heading seen has 8 lines.
_LONGEST_HEADING_LINES = 12


@dataclass(frozen=True, slots=True)
class Sections:
    """Indexes into the debate where each part begins; a part that is missing is empty."""

    contents: int
    body: int
    appendix: int


def find_sections(debate: DebateLines, marks: dict[int, Mark]) -> Sections:
    """Find where contents pages, body and appendix begin; ``marks`` are in the order of their lines."""
    count = len(debate.texts)
    # Marks stand in the order of their lines.
    first_turn = next((index for index, mark in marks.items() if _is_turn(mark)), count)
    headings = [index for index, mark in marks.items() if mark.sign is HEADING]
    contents = next(
        (index for index in range(first_turn) if debate.texts[index].rstrip(" :").lower() in CONTENTS_HEADINGS), None
    )
    if contents is None:
        body = min(_first_heading(debate, marks, headings, first_turn), first_turn)
        if body == first_turn and _is_title_in_capitals(debate, body - 1):
            body -= 1
        body = _with_headings_above(debate, marks, body) if body < count else 0  # No sign of the parts: all is body.
        contents = body
    else:
        body = _find_body(debate, marks, [index for index in headings if index > contents], first_turn)
        body = max(contents + 1, _with_headings_above(debate, marks, body)) if body < count else body
    return Sections(contents=contents, body=body, appendix=_find_appendix(debate, body))


def _first_heading(debate: DebateLines, marks: dict[int, Mark], headings: list[int], first_turn: int) -> int:
    """The first heading of the vocabulary, or an unknown one in capitals where it stands right above the first turn.

    Elsewhere unknown capitals are no heading where any other is, because covers are set in capitals.
    """
    known = next((index for index in headings if marks[index].is_known), None)
    before = [index for index in headings if index < first_turn and debate.texts[index].lower() not in COVER_WORDS]
    if known is not None and (known < first_turn or not before or not _stands_above(marks, before[-1], first_turn)):
        return known
    return before[-1] if before else first_turn


def _stands_above(marks: dict[int, Mark], heading: int, turn: int) -> bool:
    """Whether nothing but number lines stands between a heading of one line and a turn."""
    between = range(heading + 1, turn)
    return all(line in marks and marks[line].sign is NUMBER for line in between)


def _with_headings_above(debate: DebateLines, marks: dict[int, Mark], body: int) -> int:
    """Where the body begins with the headings that only their place shows: above number lines right above it.

    A number line that carries a page stands in the contents.
    """
    while True:
        first = body
        while (mark := marks.get(first - 1)) is not None and mark.number is not None and mark.number.page is None:
            first -= 1
        heading = first - 1
        while heading > 0 and first - heading < _LONGEST_HEADING_LINES and not _opens_heading(debate, heading):
            heading -= 1
        is_heading = first < body and heading >= 0 and heading not in marks and is_in_capitals(debate.texts[heading])
        if not is_heading:
            return body
        body = heading


def _is_title_in_capitals(debate: DebateLines, index: int) -> bool:
    """Whether the line above the first turn is a title, where no gap says so: in capitals, and no word of covers."""
    if index < 0 or debate.has_gaps:
        return False
    text = debate.texts[index]
    return text.isupper() and is_in_capitals(text) and text.lower() not in COVER_WORDS


def _opens_heading(debate: DebateLines, index: int) -> bool:
    """Whether a heading may open with a line: below a gap, or in capitals where gaps do not show it."""
    return debate.breaks[index] or (not debate.has_gaps and is_in_capitals(debate.texts[index]))


def _is_turn(mark: Mark) -> bool:
    is_strong = mark.label is not None and mark.is_known and mark.label.strength is _STRONG
    return mark.sign is CHAIR or is_strong


def _find_body(debate: DebateLines, marks: dict[int, Mark], headings: list[int], first_turn: int) -> int:
    """The body begins where the headings before the first turn begin to repeat those of the contents pages.

    Where none does, it begins at the first heading on the page of the first turn, else at the turn itself.
    """
    before = [index for index in headings if index < first_turn]
    repeated = _longest_border([_compared(debate, marks, index) for index in before])
    if repeated:
        return before[-repeated]
    if headings:
        first = _compared(debate, marks, headings[0])
        if any(_compared(debate, marks, index) == first for index in headings if index > first_turn):
            return first_turn  # A chair line stands over the first heading of the body.
    if first_turn == len(debate.texts):
        return first_turn  # No turn at all: the text ends in its contents pages.
    page = debate.lines[first_turn].page
    return next((index for index in before if debate.lines[index].page == page), first_turn)


def _longest_border(keys: list[str]) -> int:
    """How many keys at the end are those at the beginning again, at most (the prefix function: linear)."""
    border = [0] * len(keys)
    for position in range(1, len(keys)):
        length = border[position - 1]
        while length and keys[position] != keys[length]:
            length = border[length - 1]
        border[position] = length + (keys[position] == keys[length])
    return border[-1] if border else 0


def _compared(debate: DebateLines, marks: dict[int, Mark], index: int) -> str:
    """The letters of a heading, whatever its line ends and the page behind it."""
    stop = index + 1
    longest = min(len(debate.texts), index + _LONGEST_HEADING_LINES)
    while stop < longest and not (debate.breaks[stop] or stop in marks or _ENDS_IN_PAGE.search(debate.texts[stop - 1])):
        stop += 1
    letters = "".join(debate.texts[index:stop]).translate(_USUAL_SIGNS)
    return (letters if letters.isalpha() else _NOT_A_LETTER.sub("", letters)).lower()


def _find_appendix(debate: DebateLines, body: int) -> int:
    """The appendix begins at the last title "Aanwezigheden", or else at the first of the individual votes."""
    # A title stands alone on its line, with or without a gap above it.
    texts = debate.texts
    titles = [
        (index, text.lower().rstrip(" :"))
        for index in debate.others[bisect_right(debate.others, body) :]
        # The first letter first: it costs half of comparing openings.
        if (text := texts[index])[0] in _APPENDIX_INITIALS
        and text.startswith(_APPENDIX_OPENINGS)
        and len(text) <= _LONGEST_TITLE
    ]
    attendance = [index for index, title in titles if title in ATTENDANCE_HEADINGS]
    votes = [index for index, title in titles if title.startswith(INDIVIDUAL_VOTES_HEADING)]
    return attendance[-1] if attendance else min(votes, default=len(debate.texts))
