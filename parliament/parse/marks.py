"""Which lines of a report open something: the signs on which every later step stands.

One look at each line, cheap first (a colon, a dash, capitals, a digit), and the grammar only where that says maybe. A
gap above a line is evidence beside the line before it: a report without its gaps loses no sign.
"""

import re
from collections.abc import Set
from enum import Enum
from typing import NamedTuple

from parliament.model import Line
from parliament.parse.closing import is_closing_alone
from parliament.parse.debate_lines import DebateLines, is_finished, is_ornament, is_short, is_wrapped, together
from parliament.parse.directions import SPOKEN, is_note, is_note_by_form
from parliament.parse.headings import (
    LONGEST_SUB_HEADING,
    QUESTION_FIRST_LETTERS,
    NumberLine,
    chair_line_runs_on,
    is_in_capitals,
    is_sub_heading,
    item_type_of,
    opens_in_capitals,
    question_type_of,
    read_chair_line,
    read_number_line,
)
from parliament.parse.speakers import (
    LONGEST_LABEL,
    LabelStrength,
    SpeakerLabel,
    is_person_name,
    is_surname,
    read_guest_label,
    read_label,
)
from parliament.parse.votes import FIRST_LETTERS, is_outcome, is_vote_line, is_vote_opening, may_open_outcome
from parliament.vocabulary.parties import printed_party_names

# First characters of number lines, notes, counts of votes, and of "Stemming nr. 47" and "Ziehier het resultaat".
_FIRST_SIGNS = "–—-0123456789SZN■□▪●◆*•_=~·§❖❑"
# "Jan Bos (N-VA); Voorzitter, …": the colon misprinted or lost.
_PARTY_WITHOUT_COLON = re.compile(
    r"(?P<label>[A-Z][^()\[\]:;.!?]{3,60} [(\[][^()\[\]]{2,30}[)\]])(?: ?(?P<sign>[;.,…=>–—-]) ?| )(?=[A-ZÀ-Þ“…])"
)
_OPENING_QUOTES = "“„‘\"'(…"
# First three letters, small, of all that a plain line may open: a vote, its outcome, the closing, a question.
_FIRST_LETTERS = FIRST_LETTERS | QUESTION_FIRST_LETTERS
# First letters of chair lines.
_CHAIR_INITIALS = "VvWFT"
_MOST_WORDS_OF_REST, _SHORTEST_REST = 3, 3
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
# Openings of questions' headings in mixed case, and of the closing, where no gap stands above them.
_OPENINGS = frozenset({"Vraa", "Actu", "Inte", "Mond", "Drin", "De v", "De z", "De p", "De o", "De c"})
# Longest heading seen is 8 lines; a question in mixed case shows its ", over " within them.
LONGEST_HEADING_LINES = 12
# A line of a vote's result, and an outcome with the long name of its matter.
_MOST_VOTE_LINES, _MOST_OUTCOME_LINES = 4, 10
# A note with the names of 124 members takes 40 lines, and 80 in the narrow columns of 2002.
_MOST_NOTE_LINES = 160
_ENDS_OF_VOTE_LINES = ".;:"


class Sign(Enum):
    """What a line opens."""

    LABEL = "speaker line"
    HEADING = "heading"
    SUB_HEADING = "sub-heading"
    NUMBER = "number line"
    CHAIR = "chair line"
    VOTE = "vote"
    OUTCOME = "outcome of a vote"
    NOTE = "note"
    ORNAMENT = "ornament"
    CLOSING = "closing of the meeting"


class Mark(NamedTuple):
    """A sign with what was read in it.

    ``text_from`` is where, in a speaker line, the speech begins; ``is_known`` is false for a heading or a note whose
    words are not in the vocabulary, and for a speaker line without its colon, which ``has_sign`` where another sign
    stands in its place; ``lines`` is how many lines
    the element has, 0 where its paragraph tells; ``wrapped`` is how many lines a speaker line takes.
    """

    sign: Sign
    label: SpeakerLabel | None = None
    text_from: int = 0
    number: NumberLine | None = None
    chair: str | None = None
    is_known: bool = True
    lines: int = 0
    wrapped: int = 1
    has_sign: bool = False


class LabelReader:
    """Reads speaker labels, each form of a report once: a chair's label comes back a hundred times."""

    def __init__(self) -> None:
        self._read: dict[str, SpeakerLabel | None] = {}

    def read(self, text: str) -> SpeakerLabel | None:
        """The label that ``text`` is, or ``None``."""
        if text not in self._read:
            self._read[text] = read_label(text)
        return self._read[text]


def find_marks(debate: DebateLines) -> dict[int, Mark]:
    """Return the marks by index into ``debate``. Names of all forms are marked; evidence is asked for later."""
    # Nearly all lines are the inside of a paragraph, and open nothing: told by signs that cost little.
    texts = debate.texts
    # The line above a colon may be the first of a label of two lines.
    above_colons = {index - 1 for index in debate.colons}
    by_first_sign = [
        index
        for index in debate.others
        if (text := texts[index])[0] in _FIRST_SIGNS or text[1:3].isupper() or text[:4] in _OPENINGS
    ]
    candidates = sorted({*debate.openings, *debate.colons, *above_colons, *by_first_sign} - {-1})
    finder = _MarkFinder(debate, above_colons)
    for index in candidates:
        text = texts[index]
        # Most are the first line of a plain paragraph: long, its first word neither in capitals nor one of a sign.
        if (
            len(text) > LONGEST_SUB_HEADING
            and text[1:2].islower()
            and text[:3].lower() not in _FIRST_LETTERS
            and text[0] not in _FIRST_SIGNS
            and ":" not in text
            and "(" not in text
            and "[" not in text
            and index not in above_colons
        ):
            continue
        finder.look_at(index)
    marks = finder.marks
    _add_sub_headings_without_gap(debate, marks)
    _add_mixed_case_headings(debate, marks, candidates)
    return dict(sorted(marks.items()))


class _MarkFinder:
    """Looks at the candidates in their order; what stands above a line is known when the line is looked at."""

    def __init__(self, debate: DebateLines, above_colons: Set[int]) -> None:
        self._content = debate
        # The lines before one with a colon: a label of two lines opens with one of them.
        self._above_colons = above_colons
        self._labels = LabelReader()
        self.marks: dict[int, Mark] = {}
        # The line after the last element of a known number of lines, and the last heading: labels follow both.
        self._free_from = -1
        self._heading = -LONGEST_HEADING_LINES
        # Above the first turn stand cover and contents, whose lines end no sentence.
        self._is_before_turns = True
        # Below this, lines are taken by an element of several lines.
        self._taken_until = 0

    def look_at(self, index: int) -> None:
        """Mark the line when it opens something, and what stands right below the line of a vote.

        Line after line and not by recursion: a text may introduce thousands of results and never give one.
        """
        following: int | None = index
        while following is not None:
            following = self._look_at_one(following)

    def _look_at_one(self, index: int) -> int | None:
        """Mark one line; the line below it that has to be looked at in any case."""
        if index < self._taken_until:
            return None
        mark = self._mark_of(index)
        if mark is None:
            return None
        self.marks[index] = mark
        is_strong = mark.is_known and mark.label is not None and mark.label.strength is LabelStrength.STRONG
        if mark.sign is Sign.CHAIR or is_strong:
            self._is_before_turns = False
        if mark.lines:
            self._free_from = index + mark.lines
            self._taken_until = self._free_from
        if mark.wrapped > 1:
            # Its second line may have the form of a label of its own: "Luc |Maes (Groen): …".
            self._taken_until = index + mark.wrapped
        if mark.sign is Sign.HEADING:
            self._heading = index
        return self._below_vote(index + mark.lines) if mark.sign is Sign.VOTE else None

    def _mark_of(self, index: int) -> Mark | None:
        text = self._content.texts[index]
        mark = None
        if ":" in text:
            mark = self._chair_or_label(index)
        if mark is None and index in self._above_colons and self._may_be_wrapped_label(index):
            mark = self._wrapped_label(index)
        if mark is None and ("(" in text or "[" in text) and self.opens(index):
            mark = self._label_without_colon(index)
        if mark is not None:
            return mark
        first = text[0]
        if first in "–—-" or first.isdigit():
            return self._number_count_or_note(index)
        if first.isupper():
            vote = self._vote(index) if text[:3].lower() in FIRST_LETTERS else None
            return vote or self._heading_at(index)
        if first.islower():
            # "… ja geantwoord; |niemand heeft neen geantwoord;" goes on with the counts above it.
            return self._vote(index) if index and self._content.texts[index - 1][-1] == ";" else None
        return Mark(Sign.ORNAMENT, lines=1) if not first.isalnum() and is_ornament(text) else None

    def opens(self, index: int) -> bool:
        """Whether something may open here: below a gap, a finished sentence, an element, or a heading."""
        debate = self._content
        if index == 0 or debate.breaks[index] or index == self._free_from:
            return True
        return is_finished(debate.texts[index - 1]) or self._is_below_heading(index)

    def _is_below_heading(self, index: int) -> bool:
        """Whether only the lines of a heading stand between it and this line."""
        first = self._heading
        if not first < index <= first + LONGEST_HEADING_LINES:
            return False
        between = range(first + 1, index)
        return not any(self._content.breaks[line] for line in between)

    def _chair_or_label(self, index: int) -> Mark | None:
        text = self._content.texts[index]
        # "Voorzitter: …", "Waarnemend voorzitter: …", and not the "De voorzitter:" of every other turn.
        if text[0] in _CHAIR_INITIALS and ("oorzit" in text[:32] or "OORZIT" in text[:24]):
            chair = self._chair_line(index)
            if chair is not None:
                return chair
        colon = text.find(":", 0, LONGEST_LABEL)
        if colon < 2:
            return None
        last = colon + 1 if text[colon + 1 : colon + 2] == ":" else colon  # "Jan Bos (N-VA):: Voorzitter, …"
        label = self._labels.read(text[:colon].rstrip()) or _bold_label(self._content.lines[index], colon)
        if label is None or not _follows_colon(text[last + 1 : last + 2], label):
            return None
        return Mark(Sign.LABEL, label=label, text_from=last + 1) if self._may_open_turn(index, label.strength) else None

    def _label_without_colon(self, index: int) -> Mark | None:
        """A name with its party and another sign than a colon behind it: a speaker line if the floor was given so."""
        text = self._content.texts[index]
        match = _PARTY_WITHOUT_COLON.match(text, 0, LONGEST_LABEL)
        label = self._labels.read(match["label"]) if match is not None else None
        if match is None or label is None or label.party not in printed_party_names():
            return None
        has_sign = match["sign"] not in (None, ",")
        return Mark(Sign.LABEL, label=label, text_from=match.end(), is_known=False, has_sign=has_sign)

    def _chair_line(self, index: int) -> Mark | None:
        text = self._content.texts[index]
        chair = read_chair_line(text)
        alone = None if chair is None else Mark(Sign.CHAIR, chair=chair, lines=1)
        if index + 1 >= len(self._content.texts) or self._content.breaks[index + 1]:
            return alone
        runs_on = chair_line_runs_on(text)
        following = self._content.texts[index + 1]
        if not runs_on and not (is_wrapped(self._content, index) and _is_rest_of_name(following)):
            return alone
        chair = read_chair_line(together([text, following]))
        return alone if chair is None else Mark(Sign.CHAIR, chair=chair, lines=2)

    def _may_open_turn(self, index: int, strength: LabelStrength) -> bool:
        """A label opens a paragraph; where gaps do not tell those, it may follow a short line that ends no sentence."""
        debate = self._content
        if strength is LabelStrength.BARE and debate.has_gaps:
            return debate.breaks[index] or index == 0 or debate.lines[index].page != debate.lines[index - 1].page
        if self.opens(index) or debate.lines[index].bold_prefix:
            return True
        return not debate.has_gaps and is_short(debate.texts[index - 1], debate) and debate.texts[index - 1][-1] != "-"

    def _may_be_wrapped_label(self, index: int) -> bool:
        """Whether a label may run on to a second line, where its colon stands."""
        text, following = self._content.texts[index], index + 1
        if following >= len(self._content.texts) or len(text) > LONGEST_LABEL or text[-1] in ".?!;,":
            return False
        return ":" in self._content.texts[following][:LONGEST_LABEL] and not self._content.breaks[following]

    def _wrapped_label(self, index: int) -> Mark | None:
        """A label of two lines: "Naam (verslaggever namens de |commissie):", "Voornaam |Naam (Partij):"."""
        if not self.opens(index):
            return None
        text, following = self._content.texts[index : index + 2]
        own = self._labels.read(following[: following.find(":")].rstrip())
        if own is not None and own.strength is LabelStrength.STRONG and not (own.name and is_surname(own.name)):
            return None  # A whole label: what stands above it is a heading, or nothing of its own.
        head = together([text, following[: following.find(":") + 1]])
        label = self._labels.read(head[:-1].rstrip()) if len(head) <= LONGEST_LABEL + 1 else None
        if label is None or following[following.find(":") + 1 :][:1] not in ("", " "):
            return None
        if label.strength is not LabelStrength.STRONG and not (self._content.has_gaps and self._content.breaks[index]):
            return None
        # The label's place in the paragraph, whose broken words are joined with or without their hyphen.
        return Mark(Sign.LABEL, label=label, text_from=len(head), wrapped=2)

    def _number_count_or_note(self, index: int) -> Mark | None:
        text = self._content.texts[index]
        number = read_number_line(text)
        if number is not None:
            return Mark(Sign.NUMBER, number=number, lines=1)
        if text[0] in "–—-" and text[-1] in "–—-.mnt" and is_wrapped(self._content, index):
            number = read_number_line(together(self._content.texts[index : index + 2]))
            if number is not None:
                return Mark(Sign.NUMBER, number=number, lines=2)
        if text[0] not in "–—-":
            return self._vote(index)
        return self._note(index) if self.opens(index) else None

    def _note(self, index: int) -> Mark | None:
        """A dash note, to the end of its paragraph, or of its sentence where gaps do not tell that."""
        texts = self._content.texts
        if not texts[index].lstrip("–—- ")[:1].isupper() and not texts[index].lstrip("–—- ")[:1].isdigit():
            return None
        stop = self._note_stop(index)
        note = together(texts[index:stop])
        if is_note(note):
            return Mark(Sign.NOTE, lines=stop - index)
        if not is_note_by_form(note) or self._is_in_list(index):
            return None
        return Mark(Sign.NOTE, is_known=False, lines=stop - index)

    def _note_stop(self, index: int) -> int:
        """Where a note ends: with its paragraph, or where somebody speaks below a lost gap."""
        texts, stop = self._content.texts, self._stop(index, _MOST_NOTE_LINES)
        for line in range(index + 1, stop):
            if is_finished(texts[line - 1]) and SPOKEN.search(texts[line]) and is_note(together(texts[index:line])):
                return line
        return stop

    def _is_in_list(self, index: int) -> bool:
        """Whether the line before announces a list or is a bullet of one."""
        if index == 0:
            return False
        texts, before = self._content.texts, index - 1
        while before > 0 and not self._content.breaks[before] and texts[before][0] not in "–—-":
            before -= 1
        is_bullet = texts[before][0] in "–—-" and before not in self.marks
        return is_bullet or texts[index - 1][-1] in ":;,"

    def _stop(self, index: int, most: int) -> int:
        """Where the paragraph that opens here ends: where no gap can tell, with its first finished line."""
        debate = self._content
        stop, longest = index + 1, min(len(debate.texts), index + most)
        while stop < longest and not debate.breaks[stop]:
            has_no_gap = not debate.has_gaps or stop in debate.turns
            if is_finished(debate.texts[stop - 1]) and (has_no_gap or self._shows_opening(debate.texts[stop])):
                break
            stop += 1
        return stop

    def _shows_opening(self, text: str) -> bool:
        """Whether a line shows by its own form that something opens with it, where a gap was lost."""
        return text[0] in "–—-■" or is_in_capitals(text)

    def _vote(self, index: int) -> Mark | None:
        """A vote's first line, or a line of its result. A bare "Hoofdelijke stemming" is a sub-heading."""
        text = self._content.texts[index]
        if is_vote_opening(text):
            return Mark(Sign.VOTE, lines=1)
        is_line = is_vote_line(text) or self._is_wrapped_introduction(index)
        if not is_line or not (self.opens(index) or self._content.texts[index - 1][-1] == ";"):
            return None
        stop, texts = index + 1, self._content.texts
        longest = min(len(texts), index + _MOST_VOTE_LINES)
        while stop < longest and texts[stop - 1][-1] not in _ENDS_OF_VOTE_LINES and not self._content.breaks[stop]:
            stop += 1
        while (
            stop < len(texts) and texts[stop - 1][-1] == ";" and texts[stop][0].islower() and is_vote_line(texts[stop])
        ):
            stop += 1
        return Mark(Sign.VOTE, lines=stop - index)

    def _is_wrapped_introduction(self, index: int) -> bool:
        """Whether lines introduce a result together: "Het resultaat wat betreft de |gewestaangelegenheden is …:"."""
        texts = self._content.texts
        if "esultaat" not in texts[index] and "itslag" not in texts[index]:
            return False
        stop = next(
            (line + 1 for line in range(index, min(len(texts), index + _MOST_VOTE_LINES)) if texts[line][-1] == ":"), 0
        )
        is_one = all(is_wrapped(self._content, line) for line in range(index, stop - 1))
        return is_one and is_vote_line(together(texts[index:stop]))

    def _below_vote(self, index: int) -> int | None:
        """The introduction in several lines that stands right below a line of a vote; else its outcome is marked."""
        if index < len(self._content.texts) and self._is_wrapped_introduction(index):
            return index
        self._look_for_outcomes(index)
        return None

    def _look_for_outcomes(self, index: int) -> None:
        """What the vote before decided, in at most two paragraphs."""
        texts = self._content.texts
        for _ in range(2):
            if index >= len(texts) or not may_open_outcome(texts[index]):
                return
            stop = self._stop(index, _MOST_OUTCOME_LINES)
            if not self._content.has_gaps and stop < len(texts) and texts[stop].startswith("Het zal "):
                stop = self._stop(stop, _MOST_OUTCOME_LINES)
            if not is_outcome(together(texts[index:stop])):
                return
            self.marks[index] = Mark(Sign.OUTCOME, lines=stop - index)
            self._free_from = self._taken_until = index = stop

    def _heading_at(self, index: int) -> Mark | None:
        debate, text = self._content, self._content.texts[index]
        if text[1:3].isupper() and opens_in_capitals(text) and not self._is_rest_of_capitals(index):
            return Mark(Sign.HEADING) if self._is_before_turns or self.opens(index) else None
        if text[0] == "D" and is_closing_alone(text) and self.opens(index) and not self._is_within_paragraph(index):
            return Mark(Sign.CLOSING, lines=1)
        if text[1:2].islower() and question_type_of(text) is not None and self._opens_question(index):
            return Mark(Sign.HEADING)
        if not debate.breaks[index]:
            return None
        if is_sub_heading(text):
            return Mark(Sign.SUB_HEADING, lines=1)
        return Mark(Sign.HEADING, is_known=False) if _is_unknown_capitals(text) else None

    def _is_within_paragraph(self, index: int) -> bool:
        """Whether the line above is full and has no gap below it, where gaps tell paragraphs: this one goes on."""
        return index > 0 and self._content.has_gaps and is_wrapped(self._content, index - 1)

    def _is_rest_of_capitals(self, index: int) -> bool:
        """Whether a line in capitals is the rest of the heading above: "INGEKOMEN DOCUMENTEN EN |MEDEDELINGEN"."""
        if index in {0, self._free_from} or not self._content.texts[index].isupper():
            return False
        return runs_on_in_capitals(self._content, index - 1)

    def _opens_question(self, index: int) -> bool:
        """A question's heading in mixed case: addressee and subject within its lines, and no full stop at their end."""
        if not (self._is_before_turns or self.opens(index)):
            return False
        texts, stop = self._content.texts, index + 1
        longest = min(len(texts), index + LONGEST_HEADING_LINES)
        while stop < longest and not self._content.breaks[stop] and not self._is_sign_below_heading(texts[stop]):
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
    """Whether a line in capitals goes on on the next line of its paragraph."""
    text, following = debate.texts[index], index + 1
    if following in debate.turns or following >= len(debate.texts) or debate.breaks[following] or not text.isupper():
        return False
    return not text[-1].isdigit() and (is_wrapped(debate, index) or text.endswith(_NEVER_LAST_IN_CAPITALS))


def _add_sub_headings_without_gap(debate: DebateLines, marks: dict[int, Mark]) -> None:
    """Sub-headings where gaps do not tell a paragraph: a line of their words, directly above a sign."""
    if debate.has_gaps:
        return
    above = {Sign.LABEL, Sign.CHAIR, Sign.NUMBER, Sign.NOTE, Sign.VOTE}
    for index in [index for index, mark in marks.items() if mark.sign in above]:
        before = index - 1
        if before < 0 or before in marks or not debate.texts[before][0].isupper():
            continue
        if is_sub_heading(debate.texts[before]):
            marks[before] = Mark(Sign.SUB_HEADING, lines=1)


def _add_mixed_case_headings(debate: DebateLines, marks: dict[int, Mark], candidates: list[int]) -> None:
    """Headings of old reports, not in capitals: a paragraph without a full stop, and a sign directly below it."""
    for index in candidates:
        if index in marks or not debate.breaks[index] or item_type_of(debate.texts[index]) is None:
            continue
        stop = paragraph_stop(debate, marks, index)
        is_sentence = is_finished(debate.texts[stop - 1]) or not debate.texts[index][0].isupper()
        if stop in marks and not is_sentence:
            marks[index] = Mark(Sign.HEADING)


def paragraph_stop(debate: DebateLines, marks: dict[int, Mark], index: int) -> int:
    """Where the paragraph of a heading ends: at a gap, at a sign, or when it is longer than headings are."""
    stop = index + 1
    longest = min(len(debate.texts), index + LONGEST_HEADING_LINES)
    while stop < longest and not debate.breaks[stop] and stop not in marks:
        stop += 1
    return stop


def _follows_colon(sign: str, label: SpeakerLabel) -> bool:
    """Whether a speech may begin so behind its label's colon: after a space, or with a capital where that was lost."""
    if sign in ("", " "):
        return True
    return label.strength is LabelStrength.STRONG and (sign.isupper() or sign in _OPENING_QUOTES)


def _bold_label(line: Line, colon: int) -> SpeakerLabel | None:
    """In a PDF, whatever is printed bold up to its colon is a speaker line: guests have labels of many forms."""
    if not ends_bold_at(line, colon):
        return None
    return read_guest_label(line.text[:colon].rstrip())


def ends_bold_at(line: Line, colon: int) -> bool:
    """Whether the bold start of a line ends at its colon; the colon and spaces behind it may be bold or not."""
    if not line.bold_prefix or line.bold_prefix < colon:
        return False
    return not line.text[colon + 1 : line.bold_prefix].strip()


def _is_rest_of_name(text: str) -> bool:
    """Whether a line is the end of a name and nothing else: one to three words of names, not in capitals."""
    words = text.split(" ")
    is_short = (
        len(words) <= _MOST_WORDS_OF_REST
        and len(text) >= _SHORTEST_REST
        and not is_sub_heading(text)
        and not is_in_capitals(text)
    )
    return is_short and ":" not in text and is_person_name(text, single=True)


def _is_unknown_capitals(text: str) -> bool:
    """A line all in capitals that the vocabulary does not know."""
    return text.isupper() and len(text) >= 8 and is_in_capitals(text) and item_type_of(text) is None and "(" not in text
