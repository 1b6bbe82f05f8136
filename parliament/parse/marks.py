"""Which lines of a report open something: the signs on which every later step stands.

One look at each line, cheap first (a colon, a dash, capitals, a digit), and the grammar only where that says maybe.
"""

import re
from dataclasses import dataclass
from enum import Enum

from parliament.parse.content import Content
from parliament.parse.headings import (
    NumberLine,
    is_sub_heading,
    item_type_of,
    opens_in_capitals,
    question_type_of,
    read_chair_line,
    read_number_line,
)
from parliament.parse.speakers import LONGEST_LABEL, LabelStrength, SpeakerLabel, read_label
from parliament.parse.votes import is_vote_line, is_vote_opening

_SENTENCE_ENDS = ".?!:…)”\"'’"
# Longest heading seen is 8 lines; a question in mixed case shows its ", over " within them.
_LONGEST_HEADING_LINES = 12


class Sign(Enum):
    """What a line opens."""

    LABEL = "speaker line"
    HEADING = "heading"
    SUB_HEADING = "sub-heading"
    NUMBER = "number line"
    CHAIR = "chair line"
    VOTE = "vote"


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign with what was read in it. ``text_from`` is where, in a speaker line, the speech begins."""

    sign: Sign
    label: SpeakerLabel | None = None
    text_from: int = 0
    number: NumberLine | None = None
    chair: str | None = None


def find_marks(content: Content) -> dict[int, Mark]:
    """Return the marks by index into ``content``. Bare names are marked too; evidence is asked for later."""
    marks: dict[int, Mark] = {}
    texts = content.texts
    for index, text in enumerate(texts):
        mark = None
        if ":" in text:
            mark = _chair_or_label(content, index)
        if mark is None:
            first = text[0]
            if first in "–—-" or first.isdigit():
                mark = _number_or_count(text)
            elif first.isupper():
                mark = _vote_opening(text) or _heading(content, index)
        if mark is not None:
            marks[index] = mark
    return marks


def _chair_or_label(content: Content, index: int) -> Mark | None:
    text = content.texts[index]
    if "oorzitt" in text[:24]:
        chair = read_chair_line(text)
        if chair is not None:
            return Mark(Sign.CHAIR, chair=chair)
    colon = text.find(":", 0, LONGEST_LABEL)
    if colon < 2 or text[colon + 1 : colon + 2] not in ("", " "):
        return None
    label = read_label(text[:colon])
    if label is None or not _may_open_turn(content, index, label.strength):
        return None
    return Mark(Sign.LABEL, label=label, text_from=colon + 1)


def _may_open_turn(content: Content, index: int, strength: LabelStrength) -> bool:
    """A label opens a paragraph, or, when its form alone tells, at least a line after a finished sentence."""
    if content.breaks[index] or index == 0:
        return True
    if strength is LabelStrength.BARE:
        return content.lines[index].page != content.lines[index - 1].page
    return content.texts[index - 1][-1] in _SENTENCE_ENDS


def _number_or_count(text: str) -> Mark | None:
    number = read_number_line(text)
    if number is not None:
        return Mark(Sign.NUMBER, number=number)
    return Mark(Sign.VOTE) if is_vote_line(text) else None


def _vote_opening(text: str) -> Mark | None:
    if text[0] not in "SZHN" or "temming" not in text[:16] and not is_vote_line(text):
        return None
    return Mark(Sign.VOTE) if is_vote_line(text) or is_vote_opening(text) else None


def _heading(content: Content, index: int) -> Mark | None:
    text = content.texts[index]
    if text[1:3].isupper() and opens_in_capitals(text):
        return Mark(Sign.HEADING)
    if not content.breaks[index]:
        return None
    if is_sub_heading(text):
        return Mark(Sign.SUB_HEADING)
    if text[1:2].islower() and question_type_of(text) is not None and _reads_as_question(content, index):
        return Mark(Sign.HEADING)
    if _is_unknown_capitals(text):
        return Mark(Sign.HEADING)
    return None


def _reads_as_question(content: Content, index: int) -> bool:
    """A question's heading in mixed case: addressee and subject within its paragraph, and no full stop at its end."""
    stop = index + 1
    while stop < len(content.texts) and not content.breaks[stop] and stop - index < _LONGEST_HEADING_LINES:
        stop += 1
    paragraph = " ".join(content.texts[index:stop])
    addressed = " aan " in paragraph or " tot " in paragraph
    return addressed and " over " in paragraph and not paragraph.endswith((".", "?", "!"))


def _is_unknown_capitals(text: str) -> bool:
    """A line all in capitals, of two words at least, that the vocabulary does not know."""
    return text.isupper() and " " in text and len(text) >= 8 and item_type_of(text) is None and "(" not in text
