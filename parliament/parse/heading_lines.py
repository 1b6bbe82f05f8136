"""Headings and sub-headings by their words, and the closing: lines in capitals, questions, and those of old reports."""

from parliament.parse.closing import is_closing_alone
from parliament.parse.debate_lines import DebateLines, is_finished, is_wrapped, together
from parliament.parse.headings import (
    LONGEST_HEADING_LINES,
    is_in_capitals,
    is_sub_heading,
    item_type_of,
    opens_in_capitals,
    question_type_of,
    read_chair_line,
)
from parliament.parse.label_lines import LabelReader
from parliament.parse.signs import CHAIR, CLOSING, HEADING, LABEL, NOTE, NUMBER, SUB_HEADING, VOTE, Mark
from parliament.parse.speakers import LONGEST_LABEL
from parliament.parse.surroundings import Surroundings

# No heading ends in one of these.
_NEVER_LAST_IN_CAPITALS = (
    " EN",
    " VAN",
    " DE",
    " HET",
    " DER",
    " TOT",
    " AAN",
    " OVER",
    " VOOR",
    " MET",
    " IN",
    "-",
    ",",
)
_ABOVE_SUB_HEADINGS = (LABEL, CHAIR, NUMBER, NOTE, VOTE)


class HeadingLines:
    """Finds the headings of a debate, and its closing."""

    def __init__(self, surroundings: Surroundings, labels: LabelReader) -> None:
        self._surroundings = surroundings
        self._debate = surroundings.debate
        self._labels = labels

    def mark_of(self, index: int) -> Mark | None:
        """The heading, sub-heading or closing that opens with a line, or ``None``."""
        debate, surroundings = self._debate, self._surroundings
        text = debate.texts[index]
        if text[1:3].isupper() and opens_in_capitals(text) and not self._is_rest_of_capitals(index):
            return Mark(HEADING) if surroundings.is_before_turns or surroundings.opens(index) else None
        if text[0] == "D" and is_closing_alone(text) and surroundings.opens(index) and not self._goes_on(index):
            return Mark(CLOSING, lines=1)
        if text[1:2].islower() and question_type_of(text) is not None and self._opens_question(index):
            return Mark(HEADING)
        if not debate.breaks[index]:
            return None
        if is_sub_heading(text):
            return Mark(SUB_HEADING, lines=1)
        return Mark(HEADING, is_known=False) if _is_unknown_capitals(text) else None

    def _goes_on(self, index: int) -> bool:
        """Whether the line above is full and has no gap below it, where gaps mark paragraphs: this one runs on."""
        return index > 0 and self._debate.has_gaps and is_wrapped(self._debate, index - 1)

    def _is_rest_of_capitals(self, index: int) -> bool:
        """Whether a line in capitals is the rest of the heading above: "INGEKOMEN DOCUMENTEN EN |MEDEDELINGEN"."""
        if index == 0 or self._surroundings.is_below_element(index) or not self._debate.texts[index].isupper():
            return False
        return runs_on_in_capitals(self._debate, index - 1)

    def _opens_question(self, index: int) -> bool:
        """A question's heading in mixed case: addressee and subject within its lines, and no full stop at their end."""
        if not (self._surroundings.is_before_turns or self._surroundings.opens(index)):
            return False
        texts, stop = self._debate.texts, index + 1
        longest = min(len(texts), index + LONGEST_HEADING_LINES)
        while stop < longest and not self._debate.breaks[stop] and not self._is_sign_below_heading(texts[stop]):
            stop += 1
        heading = together(texts[index:stop])
        addressed = " aan " in heading or " tot " in heading
        return addressed and " over " in heading and not heading.endswith((".", "?", "!"))

    def _is_sign_below_heading(self, text: str) -> bool:
        """Whether a line is a number line, a chair line or a speaker line by its form."""
        if text[0] in "–—-":
            return True
        colon = text.find(":", 0, LONGEST_LABEL)
        if colon < 2:
            return False
        return read_chair_line(text) is not None or self._labels.read(text[:colon].rstrip()) is not None


def runs_on_in_capitals(debate: DebateLines, index: int) -> bool:
    """Whether a line in capitals continues on the next line of its paragraph."""
    text, following = debate.texts[index], index + 1
    if following in debate.turns or following >= len(debate.texts) or debate.breaks[following] or not text.isupper():
        return False
    return not text[-1].isdigit() and (is_wrapped(debate, index) or text.endswith(_NEVER_LAST_IN_CAPITALS))


def add_sub_headings_without_gap(debate: DebateLines, marks: dict[int, Mark]) -> None:
    """Mark sub-headings where gaps do not show a paragraph: a line of their words, directly above a sign."""
    if debate.has_gaps:
        return
    for index in [index for index, mark in marks.items() if mark.sign in _ABOVE_SUB_HEADINGS]:
        before = index - 1
        if before < 0 or before in marks or not debate.texts[before][0].isupper():
            continue
        if is_sub_heading(debate.texts[before]):
            marks[before] = Mark(SUB_HEADING, lines=1)


def add_mixed_case_headings(debate: DebateLines, marks: dict[int, Mark]) -> None:
    """Mark headings of old reports, not in capitals: no full stop at the end, and a sign directly below them."""
    for index in debate.openings:
        if index in marks or item_type_of(debate.texts[index]) is None:
            continue
        stop = _paragraph_stop(debate, marks, index)
        is_sentence = is_finished(debate.texts[stop - 1]) or not debate.texts[index][0].isupper()
        if stop in marks and not is_sentence:
            marks[index] = Mark(HEADING)


def _paragraph_stop(debate: DebateLines, marks: dict[int, Mark], index: int) -> int:
    """Where the paragraph of a heading ends: at a gap, at a sign, or when it is longer than headings are."""
    stop = index + 1
    longest = min(len(debate.texts), index + LONGEST_HEADING_LINES)
    while stop < longest and not debate.breaks[stop] and stop not in marks:
        stop += 1
    return stop


def _is_unknown_capitals(text: str) -> bool:
    """A line all in capitals that the vocabulary does not know."""
    return text.isupper() and len(text) >= 8 and is_in_capitals(text) and item_type_of(text) is None and "(" not in text
