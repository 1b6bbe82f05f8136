"""Headings by their place and not by their words (source contract §5.4, §12).

What stands alone directly above a number line, a chair line or a speaker line, and what the contents announce, is a
heading, whatever its words. What has a heading's words and stands inside a speech, with plain text below it, is quoted.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from parliament.model import ContentsEntry, Issue, Severity
from parliament.parse.debate_lines import DebateLines, is_finished, together
from parliament.parse.directions import SPOKEN
from parliament.parse.heading_lines import runs_on_in_capitals
from parliament.parse.headings import (
    LONGEST_HEADING_LINES,
    NEVER_LAST_OF_TITLE,
    is_in_capitals,
    is_sub_heading,
    item_type_of,
    reads_as_title,
)
from parliament.parse.letters import letters_of
from parliament.parse.sections import Sections
from parliament.parse.signs import (
    CHAIR,
    HEADING,
    LABEL,
    NUMBER,
    OUTCOME,
    SUB_HEADING,
    Mark,
    Sign,
)

# Words of the longest heading above a number or chair line, and of one above a speaker line, where a sentence of the
# speaker before may stand without its full stop.
_MOST_WORDS, _MOST_WORDS_ABOVE_LABEL = 110, 30
_MOST_WORDS_OF_SUB_HEADING = 14
_STRUCTURE = frozenset({NUMBER, CHAIR, LABEL})
# Below a heading stands one of these, and not plain text.
_BELOW_HEADINGS = frozenset(Sign) - {OUTCOME}
# The letters by which a line is compared with all titles of the contents, before it is read on.
_LETTERS_TO_TELL = 4


def is_sub_heading_by_form(text: str) -> bool:
    """Whether a paragraph above what the chair says is a sub-heading, whatever its words: a short title of nobody."""
    return reads_as_title(text, _MOST_WORDS_OF_SUB_HEADING) and SPOKEN.search(text) is None


@dataclass(slots=True)
class Places:
    """The marks with the headings that their place shows, and what had to be reported."""

    debate: DebateLines
    marks: dict[int, Mark]
    sections: Sections
    contents: Sequence[ContentsEntry]
    issues: list[Issue] = field(default_factory=list)

    def settle(self) -> dict[int, Mark]:
        """Return the marks of the body with headings by place added and quoted ones left out."""
        titles = [letters_of(entry.title) for entry in self.contents]
        self._add_announced({*titles} - {""})
        self._add_above_structure()
        self._leave_out_quoted(Counter(titles))
        return dict(sorted(self.marks.items()))

    def _body_marks(self) -> list[int]:
        first, end = self.sections.body, self.sections.appendix
        return sorted([index for index in self.marks if first <= index < end])

    # --- announced by the contents

    def _add_announced(self, titles: Set[str]) -> None:
        """Mark the titles of the contents, given by their letters."""
        if not titles:
            return
        openings = {title[:_LETTERS_TO_TELL] for title in titles}
        initials = {title[0] for title in titles}
        longest = max(map(len, titles))
        texts = self.debate.texts
        # A title's line opens with a capital, which is its first letter: nearly all lines open with another character.
        others = self.debate.others
        body = others[bisect_left(others, self.sections.body) : bisect_left(others, self.sections.appendix)]
        firsts = {texts[index][0] for index in body}
        capitals = {first for first in firsts if first.isupper() and first.lower()[0] in initials}
        for index in [index for index in body if texts[index][0] in capitals]:
            if index in self.marks or letters_of(texts[index][:8])[:_LETTERS_TO_TELL] not in openings:
                continue
            stop = self._title_stop(index, titles, longest) if self._may_open(index) else None
            if stop is not None:
                self._mark(index, stop, is_announced=True)

    def _title_stop(self, index: int, titles: Set[str], longest: int) -> int | None:
        """Where the lines from ``index`` on are one of the titles."""
        letters = ""
        for stop in range(index + 1, min(index + 1 + LONGEST_HEADING_LINES, self.sections.appendix + 1)):
            letters += letters_of(self.debate.texts[stop - 1].rstrip("-"))
            if letters in titles:
                return stop
            if len(letters) > longest or stop in self.marks:
                return None
        return None

    def _may_open(self, index: int) -> bool:
        if index <= self.sections.body or self.debate.breaks[index] or is_finished(self.debate.texts[index - 1]):
            return True
        before = self.marks.get(index - 1)
        return before is not None and before.sign is not LABEL

    def _mark(self, index: int, stop: int, *, is_announced: bool) -> None:
        title = together(self.debate.texts[index:stop])
        if is_sub_heading(title):
            self.marks[index] = Mark(SUB_HEADING, lines=stop - index)
            return
        is_item = is_in_capitals(title) or not self._has_capital_headings() or self._is_above_chair_line(stop)
        sign = HEADING if is_item else SUB_HEADING
        is_known = is_announced or item_type_of(title) is not None
        self.marks[index] = Mark(sign, is_known=is_known, lines=stop - index)

    def _has_capital_headings(self) -> bool:
        return any(
            mark.sign is HEADING and is_in_capitals(self.debate.texts[index]) for index, mark in self.marks.items()
        )

    def _is_above_chair_line(self, stop: int) -> bool:
        mark = self.marks.get(stop)
        return mark is not None and mark.sign in (NUMBER, CHAIR)

    # --- directly above a number line, a chair line, a speaker line

    def _add_above_structure(self) -> None:
        for index in self._body_marks():
            sign = self.marks[index].sign
            if sign not in _STRUCTURE or index <= self.sections.body:
                continue
            # Most signs stand below the end of a sentence, which no title is: one character spares looking for more.
            if self.debate.texts[index - 1][-1] in NEVER_LAST_OF_TITLE:
                continue
            start = self._alone_above(index)
            if start is None or not self._is_title(start, index, sign):
                continue
            self._mark(start, index, is_announced=False)

    def _alone_above(self, index: int) -> int | None:
        """Where the paragraph right above a sign opens, when it is a paragraph of its own and has no sign itself."""
        lowest = max(self.sections.body, index - LONGEST_HEADING_LINES)
        start = index - 1
        if start < lowest or start in self.marks:
            return None
        while start > lowest and not self._opens_alone(start):
            start -= 1
            if start in self.marks:
                return None
        return start if self._opens_alone(start) and not self._is_taken(start) else None

    def _is_taken(self, start: int) -> bool:
        """Whether the line is inside an element of several lines that opens above it."""
        return any(
            mark.lines > start - above > 0
            for above in range(max(self.sections.body, start - LONGEST_HEADING_LINES), start)
            if (mark := self.marks.get(above)) is not None
        )

    def _opens_alone(self, start: int) -> bool:
        """Whether a paragraph opens here: below a gap, or where that was lost, below a finished line or an element."""
        if start == self.sections.body or self.debate.breaks[start] or self._ends_element(start - 1):
            return True
        return is_finished(self.debate.texts[start - 1])

    def _ends_element(self, index: int) -> bool:
        """Whether an element ends with the line: a chair line, a number line, an ornament, a heading of one line."""
        mark = self.marks.get(index)
        if mark is None:
            above = self.marks.get(index - 1)
            return above is not None and above.sign is CHAIR and above.lines == 2
        is_capitals = mark.sign is HEADING and self.debate.texts[index].isupper()
        return mark.lines == 1 or (is_capitals and not runs_on_in_capitals(self.debate, index))

    def _is_title(self, start: int, stop: int, sign: Sign) -> bool:
        title = together(self.debate.texts[start:stop])
        most = _MOST_WORDS_ABOVE_LABEL if sign is LABEL else _MOST_WORDS
        if not reads_as_title(title, most):
            return False
        if is_in_capitals(title) or is_sub_heading(title):
            return True
        if start and self.debate.texts[start - 1][-1] in ":;,…–-":
            return False  # An entry of a list, or a sentence that was broken off.
        is_short = title.count(" ") < _MOST_WORDS_OF_SUB_HEADING
        return sign is not LABEL or (is_short and SPOKEN.search(title) is None)

    # --- quoted inside a speech

    def _leave_out_quoted(self, announced: Counter[str]) -> None:
        """A heading inside a turn stands above a sign; one with plain text below it is quoted, unless announced."""
        has_turn = False
        for index in self._body_marks():
            mark = self.marks[index]
            has_turn = has_turn or mark.sign is LABEL
            if mark.sign is not HEADING:
                continue
            stop = self._heading_stop(index)
            key = letters_of(" ".join(self.debate.texts[index:stop]))
            if not has_turn or self._stands_above_sign(stop) or announced[key]:
                announced[key] -= announced[key] > 0
                continue
            del self.marks[index]
            line = self.debate.lines[index].number
            self.issues.append(Issue("quoted_heading", Severity.INFO, line, self.debate.texts[index][:200]))

    def _heading_stop(self, index: int) -> int:
        """Where a heading ends; one without a gap below it ends above the next sign, or with its first line."""
        mark = self.marks[index]
        if mark.lines:
            return index + mark.lines
        stop, longest = index + 1, min(self.sections.appendix, index + LONGEST_HEADING_LINES)
        while stop < longest and not self.debate.breaks[stop] and stop not in self.marks:
            # "… van Jan Bos e.a. |betreffende het behoud van bijen": a full stop before a small letter ends nothing.
            is_end = is_finished(self.debate.texts[stop - 1]) and not self.debate.texts[stop][0].islower()
            if is_end and not self.debate.has_gaps:
                return index + 1
            stop += 1
        return stop

    def _stands_above_sign(self, stop: int) -> bool:
        if stop >= self.sections.appendix:
            return True
        mark = self.marks.get(stop)
        if mark is not None:
            return mark.sign in _BELOW_HEADINGS
        text = self.debate.texts[stop]
        return text[0] in "–—-("
