"""Which lines of a report open something: the signs on which every later step stands.

One look at each line, cheap first (a colon, a dash, capitals, a digit), and the grammar only where that says maybe. A
gap above a line is evidence beside the line before it: a report without its gaps loses no sign. What is looked for is
described in modules of their own: speaker and chair lines (``label_lines``), numbers, notes and votes (``note_lines``),
headings and the closing (``heading_lines``).
"""

from collections.abc import Set

from parliament.parse.debate_lines import ORNAMENTS, DebateLines, is_ornament
from parliament.parse.heading_lines import HeadingLines, add_mixed_case_headings, add_sub_headings_without_gap
from parliament.parse.headings import LONGEST_SUB_HEADING, QUESTION_FIRST_LETTERS
from parliament.parse.label_lines import LabelLines, LabelReader
from parliament.parse.note_lines import NoteLines
from parliament.parse.signs import ORNAMENT, VOTE, Mark
from parliament.parse.surroundings import Surroundings
from parliament.parse.votes import FIRST_LETTERS

# First characters of number lines, notes, counts of votes, and of "Stemming nr. 47" and "Ziehier het resultaat".
_FIRST_SIGNS = frozenset("–—-0123456789SZN") | ORNAMENTS
# First three letters, small, of all that a plain line may open: a vote, its outcome, the closing, a question.
_FIRST_LETTERS = FIRST_LETTERS | QUESTION_FIRST_LETTERS
# Openings of questions' headings in mixed case, and of the closing, where no gap stands above them.
_OPENINGS = frozenset({"Vraa", "Actu", "Inte", "Mond", "Drin", "De v", "De z", "De p", "De o", "De c"})


def find_marks(debate: DebateLines) -> dict[int, Mark]:
    """Return the marks by index into ``debate``. Names of all forms are marked; evidence is asked for later."""
    # Nearly all lines are the inside of a paragraph, and open nothing: recognised by signs that cost little.
    texts = debate.texts
    breaks = debate.breaks
    # The line above a colon may be the first of a label of two lines, where no paragraph opens between them.
    above_colons = {index - 1 for index in debate.colons}
    may_run_on = {index - 1 for index in debate.colons if not breaks[index]}
    by_first_sign = [
        index
        for index in debate.others
        # What opens a paragraph is a candidate already.
        if not breaks[index]
        and ((text := texts[index])[0] in _FIRST_SIGNS or text[1:3].isupper() or text[:4] in _OPENINGS)
    ]
    candidates = sorted({*debate.openings, *debate.colons, *above_colons, *by_first_sign} - {-1})
    finder = _MarkFinder(debate, may_run_on)
    for index in candidates:
        text = texts[index]
        is_label_told = ":" in text or index in may_run_on
        # A line that continues with a small letter opens nothing but the next count of a vote.
        if not is_label_told and text[0].islower() and not (index and texts[index - 1][-1] == ";"):
            continue
        # Most are the first line of a plain paragraph: long, its first word neither in capitals nor one of a sign.
        if (
            not is_label_told
            and len(text) > LONGEST_SUB_HEADING
            and text[1:2].islower()
            and text[:3].lower() not in _FIRST_LETTERS
            and text[0] not in _FIRST_SIGNS
            and "(" not in text
            and "[" not in text
        ):
            continue
        finder.look_at(index)
    marks = finder.marks
    add_sub_headings_without_gap(debate, marks)
    add_mixed_case_headings(debate, marks)
    return dict(sorted(marks.items()))


class _MarkFinder:
    """Looks at the candidates in their order; what stands above a line is known when the line is looked at."""

    def __init__(self, debate: DebateLines, may_run_on: Set[int]) -> None:
        self._texts = debate.texts
        self._surroundings = Surroundings(debate)
        labels = LabelReader()
        self._label_lines = LabelLines(self._surroundings, may_run_on, labels)
        self._note_lines = NoteLines(self._surroundings)
        self._heading_lines = HeadingLines(self._surroundings, labels)
        self.marks = self._surroundings.marks

    def look_at(self, index: int) -> None:
        """Mark the line when it opens something, and what stands right below the line of a vote.

        Line after line and not by recursion: a text may introduce thousands of results and never give one.
        """
        following: int | None = index
        while following is not None and following >= self._surroundings.taken_until:
            mark = self._mark_of(following)
            if mark is None:
                return
            self._surroundings.take(following, mark)
            following = self._note_lines.below_vote(following + mark.lines) if mark.sign is VOTE else None

    def _mark_of(self, index: int) -> Mark | None:
        """What a line opens."""
        mark = self._label_lines.mark_of(index)
        if mark is not None:
            return mark
        text = self._texts[index]
        first = text[0]
        if first in "–—-" or first.isdigit():
            return self._note_lines.number_count_or_note(index)
        if first.isupper():
            vote = self._note_lines.vote(index) if text[:3].lower() in FIRST_LETTERS else None
            return vote or self._heading_lines.mark_of(index)
        if first.islower():
            # "… ja geantwoord; |niemand heeft neen geantwoord;" continues the counts above it.
            return self._note_lines.vote(index) if index and self._texts[index - 1][-1] == ";" else None
        return Mark(ORNAMENT, lines=1) if first in ORNAMENTS and is_ornament(text) else None
