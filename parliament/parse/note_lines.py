"""Number lines, notes, and the lines of votes: what opens with a dash, a figure or a word of votes."""

from parliament.parse.debate_lines import is_finished, is_wrapped, together
from parliament.parse.directions import SPOKEN, is_note, is_note_by_form
from parliament.parse.headings import read_number_line
from parliament.parse.signs import NOTE, NUMBER, OUTCOME, VOTE, Mark
from parliament.parse.surroundings import Surroundings
from parliament.parse.votes import is_outcome, is_vote_line, is_vote_opening, may_open_outcome

_DASHES = "–—-"
# A line of a vote's result, and an outcome with the long name of its matter.
_MOST_VOTE_LINES, _MOST_OUTCOME_LINES = 4, 10
# A note with the names of 124 members takes 40 lines, and 80 in the narrow columns of 2002.
_MOST_NOTE_LINES = 160
_ENDS_OF_VOTE_LINES = ".;:"


class NoteLines:
    """Finds the number lines, notes and votes of a debate."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._surroundings = surroundings
        self._debate = surroundings.debate

    def number_count_or_note(self, index: int) -> Mark | None:
        """What a line opens that begins with a dash or a figure, or ``None``."""
        text = self._debate.texts[index]
        number = read_number_line(text)
        if number is not None:
            return Mark(NUMBER, number=number, lines=1)
        if text[0] in _DASHES and text[-1] in "–—-.mnt" and is_wrapped(self._debate, index):
            number = read_number_line(together(self._debate.texts[index : index + 2]))
            if number is not None:
                return Mark(NUMBER, number=number, lines=2)
        if text[0] not in _DASHES:
            return self.vote(index)
        return self._note(index) if self._surroundings.opens(index) else None

    def _note(self, index: int) -> Mark | None:
        """A dash note, to the end of its paragraph, or of its sentence where gaps do not show that."""
        texts = self._debate.texts
        if not texts[index].lstrip("–—- ")[:1].isupper() and not texts[index].lstrip("–—- ")[:1].isdigit():
            return None
        stop = self._note_stop(index)
        note = together(texts[index:stop])
        if is_note(note):
            return Mark(NOTE, lines=stop - index)
        if not is_note_by_form(note) or self._is_in_list(index):
            return None
        return Mark(NOTE, is_known=False, lines=stop - index)

    def _note_stop(self, index: int) -> int:
        """Where a note ends: with its paragraph, or where somebody speaks below a lost gap."""
        texts, stop = self._debate.texts, self._surroundings.stop(index, _MOST_NOTE_LINES)
        for line in range(index + 1, stop):
            if is_finished(texts[line - 1]) and SPOKEN.search(texts[line]) and is_note(together(texts[index:line])):
                return line
        return stop

    def _is_in_list(self, index: int) -> bool:
        """Whether the line before announces a list or is a bullet of one."""
        if index == 0:
            return False
        texts, before = self._debate.texts, index - 1
        while before > 0 and not self._debate.breaks[before] and texts[before][0] not in _DASHES:
            before -= 1
        is_bullet = texts[before][0] in _DASHES and before not in self._surroundings.marks
        return is_bullet or texts[index - 1][-1] in ":;,"

    def vote(self, index: int) -> Mark | None:
        """A vote's first line, or a line of its result. A bare "Hoofdelijke stemming" is a sub-heading."""
        texts = self._debate.texts
        text = texts[index]
        if is_vote_opening(text):
            return Mark(VOTE, lines=1)
        is_line = is_vote_line(text) or self._is_wrapped_introduction(index)
        if not is_line or not (self._surroundings.opens(index) or texts[index - 1][-1] == ";"):
            return None
        stop = index + 1
        longest = min(len(texts), index + _MOST_VOTE_LINES)
        while stop < longest and texts[stop - 1][-1] not in _ENDS_OF_VOTE_LINES and not self._debate.breaks[stop]:
            stop += 1
        while (
            stop < len(texts) and texts[stop - 1][-1] == ";" and texts[stop][0].islower() and is_vote_line(texts[stop])
        ):
            stop += 1
        return Mark(VOTE, lines=stop - index)

    def _is_wrapped_introduction(self, index: int) -> bool:
        """Whether lines introduce a result together: "Het resultaat wat betreft de |gewestaangelegenheden is …:"."""
        texts = self._debate.texts
        if "esultaat" not in texts[index] and "itslag" not in texts[index]:
            return False
        stop = next(
            (line + 1 for line in range(index, min(len(texts), index + _MOST_VOTE_LINES)) if texts[line][-1] == ":"), 0
        )
        is_one = all(is_wrapped(self._debate, line) for line in range(index, stop - 1))
        return is_one and is_vote_line(together(texts[index:stop]))

    def below_vote(self, index: int) -> int | None:
        """The introduction in several lines that stands right below a line of a vote; else its outcome is marked."""
        if index < len(self._debate.texts) and self._is_wrapped_introduction(index):
            return index
        self._look_for_outcomes(index)
        return None

    def _look_for_outcomes(self, index: int) -> None:
        """What the vote before decided, in at most two paragraphs."""
        debate, surroundings = self._debate, self._surroundings
        texts = debate.texts
        for _ in range(2):
            if index >= len(texts) or not may_open_outcome(texts[index]):
                return
            stop = surroundings.stop(index, _MOST_OUTCOME_LINES)
            if not debate.has_gaps and stop < len(texts) and texts[stop].startswith("Het zal "):
                stop = surroundings.stop(stop, _MOST_OUTCOME_LINES)
            if not is_outcome(together(texts[index:stop])):
                return
            surroundings.take(index, Mark(OUTCOME, lines=stop - index))
            index = stop
