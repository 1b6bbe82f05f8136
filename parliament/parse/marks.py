"""Which lines of a report open something: the signs on which every later step stands.

One look at each line, cheap first (a colon, a dash, capitals, a digit), and the grammar only where that says maybe.
"""

from enum import Enum
from string import ascii_lowercase
from typing import NamedTuple

from parliament.model import Line
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
from parliament.parse.speakers import LONGEST_LABEL, LabelStrength, SpeakerLabel, read_guest_label, read_label
from parliament.parse.votes import is_vote_line, is_vote_opening

_SENTENCE_ENDS = ".?!:…)”\"'’"
# First characters of number lines, notes, counts of votes, and of "Stemming nr. 47" and "Ziehier het resultaat".
_FIRST_SIGNS = "–—-0123456789SZN"
# Nearly all lines begin with one of these.
_SMALL_LETTERS = frozenset(ascii_lowercase)
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


class Mark(NamedTuple):
    """A sign with what was read in it.

    ``text_from`` is where, in a speaker line, the speech begins; ``is_known`` is false for a heading whose words are
    not in the vocabulary.
    """

    sign: Sign
    label: SpeakerLabel | None = None
    text_from: int = 0
    number: NumberLine | None = None
    chair: str | None = None
    is_known: bool = True


class LabelReader:
    """Reads speaker labels, each form of a report once: a chair's label comes back a hundred times."""

    def __init__(self) -> None:
        self._read: dict[str, SpeakerLabel | None] = {}

    def read(self, text: str) -> SpeakerLabel | None:
        """The label that ``text`` is, or ``None``."""
        if text not in self._read:
            self._read[text] = read_label(text)
        return self._read[text]


def find_marks(content: Content) -> dict[int, Mark]:
    """Return the marks by index into ``content``. Bare names are marked too; evidence is asked for later."""
    breaks = content.breaks
    # Nearly all lines are the inside of a paragraph, and open nothing: told by signs that cost little.
    candidates = [
        index
        for index, text in enumerate(content.texts)
        if breaks[index]
        or ":" in text
        or (text[0] not in _SMALL_LETTERS and (text[0] in _FIRST_SIGNS or text[1:3].isupper()))
    ]
    labels = LabelReader()
    marks = {index: mark for index in candidates if (mark := _mark_of(content, index, labels)) is not None}
    _add_mixed_case_headings(content, marks, candidates)
    return marks


def _mark_of(content: Content, index: int, labels: LabelReader) -> Mark | None:
    text = content.texts[index]
    mark = None
    if ":" in text:
        mark = _chair_or_label(content, index, labels)
    elif "(" in text and content.breaks[index]:
        mark = _wrapped_label(content, index)
    if mark is not None:
        return mark
    first = text[0]
    if first in "–—-" or first.isdigit():
        return _number_or_count(text)
    if first.isupper():
        return _vote_opening(text) or _heading(content, index)
    return None


def _add_mixed_case_headings(content: Content, marks: dict[int, Mark], candidates: list[int]) -> None:
    """Headings of old reports, not in capitals: a paragraph without a full stop, and a sign directly below it."""
    for index in candidates:
        if index in marks or not content.breaks[index] or item_type_of(content.texts[index]) is None:
            continue
        stop = _paragraph_stop(content, marks, index)
        is_sentence = content.texts[stop - 1][-1] in _SENTENCE_ENDS or not content.texts[index][0].isupper()
        if stop in marks and not is_sentence:
            marks[index] = Mark(Sign.HEADING)


def _paragraph_stop(content: Content, marks: dict[int, Mark], index: int) -> int:
    stop = index + 1
    longest = min(len(content.texts), index + _LONGEST_HEADING_LINES)
    while stop < longest and not content.breaks[stop] and stop not in marks:
        stop += 1
    return stop


def _chair_or_label(content: Content, index: int, labels: LabelReader) -> Mark | None:
    text = content.texts[index]
    if "oorzitt" in text[:24] or "OORZITT" in text[:24]:
        chair = read_chair_line(text)
        if chair is not None:
            return Mark(Sign.CHAIR, chair=chair)
    colon = text.find(":", 0, LONGEST_LABEL)
    if colon < 2 or text[colon + 1 : colon + 2] not in ("", " "):
        return None
    label = labels.read(text[:colon].rstrip()) or _bold_label(content.lines[index], colon)
    if label is None or not _may_open_turn(content, index, label.strength):
        return None
    return Mark(Sign.LABEL, label=label, text_from=colon + 1)


def _bold_label(line: Line, colon: int) -> SpeakerLabel | None:
    """In a PDF, whatever is printed bold up to its colon is a speaker line: guests have labels of many forms."""
    if line.bold_prefix is None or not colon <= line.bold_prefix <= colon + 1:
        return None
    return read_guest_label(line.text[:colon].rstrip())


def _wrapped_label(content: Content, index: int) -> Mark | None:
    """A label whose parenthesis runs on to a second line: "Naam (verslaggever namens de |commissie):"."""
    text = content.texts[index]
    if text.count("(") == text.count(")") or index + 1 >= len(content.texts) or content.breaks[index + 1]:
        return None
    together = f"{text} {content.texts[index + 1]}"
    colon = together.find("):", 0, 2 * LONGEST_LABEL)
    if colon < 0 or together[colon + 2 : colon + 3] not in ("", " "):
        return None
    label = read_label(together[: colon + 1])
    return Mark(Sign.LABEL, label=label, text_from=colon + 2) if label else None


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
    """A vote's first line, or a count that opens with a word. A bare "Hoofdelijke stemming" is a sub-heading."""
    if text[0] not in "SZHNEG":
        return None
    if is_vote_line(text):
        return Mark(Sign.VOTE)
    is_opening = "temming" in text[:16] and is_vote_opening(text) and not is_sub_heading(text)
    return Mark(Sign.VOTE) if is_opening else None


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
        return Mark(Sign.HEADING, is_known=False)
    return None


def _reads_as_question(content: Content, index: int) -> bool:
    """A question's heading in mixed case: addressee and subject within its paragraph, and no full stop at its end."""
    stop = _paragraph_stop(content, {}, index)
    paragraph = " ".join(content.texts[index:stop])
    addressed = " aan " in paragraph or " tot " in paragraph
    return addressed and " over " in paragraph and not paragraph.endswith((".", "?", "!"))


def _is_unknown_capitals(text: str) -> bool:
    """A line all in capitals, of two words at least, that the vocabulary does not know."""
    return text.isupper() and " " in text and len(text) >= 8 and item_type_of(text) is None and "(" not in text
