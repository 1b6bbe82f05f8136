"""What stands above and below a line while the signs are looked for: whether something may open, where it ends."""

from parliament.parse.debate_lines import ORNAMENTS, DebateLines, is_finished
from parliament.parse.headings import LONGEST_HEADING_LINES, is_in_capitals
from parliament.parse.signs import CHAIR, HEADING, Mark
from parliament.parse.speakers import LabelStrength

_STRONG = LabelStrength.STRONG
_OPENS_BY_ITSELF = frozenset("–—-") | ORNAMENTS


class Surroundings:
    """The marks found so far, line after line; what stands above a line is known when the line is looked at."""

    def __init__(self, debate: DebateLines) -> None:
        self.debate = debate
        self.marks: dict[int, Mark] = {}
        # Above the first turn stand cover and contents, whose lines end no sentence.
        self.is_before_turns = True
        # Below this, lines are taken by an element of several lines.
        self.taken_until = 0
        # The line after the last element of a known number of lines, and the last heading: labels follow both.
        self._free_from = -1
        self._heading = -LONGEST_HEADING_LINES

    def take(self, index: int, mark: Mark) -> None:
        """Write down what a line opens."""
        self.marks[index] = mark
        sign, label, lines = mark.sign, mark.label, mark.lines
        if sign is CHAIR or (label is not None and mark.is_known and label.strength is _STRONG):
            self.is_before_turns = False
        if lines:
            self._free_from = self.taken_until = index + lines
        if mark.wrapped > 1:
            # Its second line may have the form of a label of its own: "Luc |Maes (Groen): …".
            self.taken_until = index + mark.wrapped
        if sign is HEADING:
            self._heading = index

    def opens(self, index: int) -> bool:
        """Whether something may open here: below a gap, a finished sentence, an element, or a heading."""
        debate = self.debate
        if index == 0 or debate.breaks[index] or index == self._free_from:
            return True
        return is_finished(debate.texts[index - 1]) or self._is_below_heading(index)

    def is_below_element(self, index: int) -> bool:
        """Whether an element of a known number of lines ends right above the line."""
        return index == self._free_from

    def stop(self, index: int, most: int) -> int:
        """Where the paragraph that opens here ends: where no gap can show it, with its first finished line."""
        debate = self.debate
        stop, longest = index + 1, min(len(debate.texts), index + most)
        while stop < longest and not debate.breaks[stop]:
            has_no_gap = not debate.has_gaps or stop in debate.turns
            if is_finished(debate.texts[stop - 1]) and (has_no_gap or _shows_opening(debate.texts[stop])):
                break
            stop += 1
        return stop

    def _is_below_heading(self, index: int) -> bool:
        """Whether only the lines of a heading stand between it and this line."""
        first = self._heading
        if not first < index <= first + LONGEST_HEADING_LINES:
            return False
        return True not in self.debate.breaks[first + 1 : index]


def _shows_opening(text: str) -> bool:
    """Whether a line shows by its own form that something opens with it, where a gap was lost."""
    return text[0] in _OPENS_BY_ITSELF or is_in_capitals(text)
