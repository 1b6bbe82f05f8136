"""Speaker lines and chair lines: where they stand, over how many lines, with or without their colon."""

import re
from collections.abc import Set

from parliament.model import Line
from parliament.parse.debate_lines import is_short, is_wrapped, together
from parliament.parse.headings import chair_line_runs_on, is_in_capitals, is_sub_heading, read_chair_line
from parliament.parse.signs import CHAIR, LABEL, Mark
from parliament.parse.speakers import (
    LONGEST_LABEL,
    LabelStrength,
    SpeakerLabel,
    is_person_name,
    is_surname,
    read_guest_label,
    read_label,
)
from parliament.parse.surroundings import Surroundings
from parliament.vocabulary.parties import printed_party_names

_STRONG, _BARE = LabelStrength.STRONG, LabelStrength.BARE
# "Jan Bos (N-VA); Voorzitter, …": the colon misprinted or lost.
_PARTY_WITHOUT_COLON = re.compile(
    r"(?P<label>[A-Z][^()\[\]:;.!?]{3,60} [(\[][^()\[\]]{2,30}[)\]])(?: ?(?P<sign>[;.,…=>–—-]) ?| )(?=[A-ZÀ-Þ“…])"
)
_OPENING_QUOTES = "“„‘\"'(…"
# First letters of chair lines.
_CHAIR_INITIALS = "VvWFT"
_SPACE_OR_END = ("", " ")
_MOST_WORDS_OF_REST, _SHORTEST_REST = 3, 3


class LabelReader:
    """Reads speaker labels, each form of a report once: a chair's label comes back a hundred times."""

    def __init__(self) -> None:
        self._read: dict[str, SpeakerLabel | None] = {}

    def read(self, text: str) -> SpeakerLabel | None:
        """The label that ``text`` is, or ``None``."""
        if text not in self._read:
            self._read[text] = read_label(text)
        return self._read[text]


class LabelLines:
    """Finds the speaker lines and chair lines of a debate.

    ``may_run_on`` are the lines before one with a colon that opens no paragraph: a label of two lines opens with one.
    """

    def __init__(self, surroundings: Surroundings, may_run_on: Set[int], labels: LabelReader) -> None:
        self._surroundings = surroundings
        self._debate = surroundings.debate
        self._may_run_on = may_run_on
        self._labels = labels

    def mark_of(self, index: int) -> Mark | None:
        """The speaker line or chair line that opens with the line, or ``None``."""
        text, mark = self._debate.texts[index], None
        if ":" in text:
            mark = self._chair_or_label(index)
        if mark is None and index in self._may_run_on and self._may_be_wrapped(index):
            mark = self._wrapped_label(index)
        if mark is None and ("(" in text or "[" in text):
            mark = self._label_without_colon(index)
        return mark

    def _chair_or_label(self, index: int) -> Mark | None:
        text = self._debate.texts[index]
        # "Voorzitter: …", "Waarnemend voorzitter: …", and not the "De voorzitter:" of every other turn.
        if text[0] in _CHAIR_INITIALS and ("oorzit" in text[:32] or "OORZIT" in text[:24]):
            chair = self._chair_line(index)
            if chair is not None:
                return chair
        colon = text.find(":", 0, LONGEST_LABEL)
        if colon < 2:
            return None
        start = colon + 1
        if text[start : start + 1] == ":":  # "Jan Bos (N-VA):: Voorzitter, …"
            start += 1
        label = self._labels.read(text[:colon].rstrip()) or _bold_label(self._debate.lines[index], colon)
        if label is None or (text[start : start + 1] not in _SPACE_OR_END and not _follows_colon(text[start], label)):
            return None
        # Nearly all open a paragraph: asked here, it spares the question of all that else may be.
        may_open = self._debate.breaks[index] or self._may_open_turn(index, label.strength)
        return Mark(LABEL, label, start) if may_open else None

    def _label_without_colon(self, index: int) -> Mark | None:
        """A name with its party and another sign than a colon behind it: a speaker line if the floor was given so."""
        text = self._debate.texts[index]
        match = _PARTY_WITHOUT_COLON.match(text, 0, LONGEST_LABEL)
        if match is None or not self._surroundings.opens(index):
            return None
        label = self._labels.read(match["label"])
        if label is None or label.party not in printed_party_names():
            return None
        has_sign = match["sign"] not in (None, ",")
        return Mark(LABEL, label=label, text_from=match.end(), is_known=False, has_sign=has_sign)

    def _chair_line(self, index: int) -> Mark | None:
        debate = self._debate
        text = debate.texts[index]
        chair = read_chair_line(text)
        alone = None if chair is None else Mark(CHAIR, chair=chair, lines=1)
        if index + 1 >= len(debate.texts) or debate.breaks[index + 1]:
            return alone
        following = debate.texts[index + 1]
        if not chair_line_runs_on(text) and not (is_wrapped(debate, index) and _is_rest_of_name(following)):
            return alone
        chair = read_chair_line(together([text, following]))
        return alone if chair is None else Mark(CHAIR, chair=chair, lines=2)

    def _may_open_turn(self, index: int, strength: LabelStrength) -> bool:
        """Whether a label that opens no paragraph may open a turn.

        Where gaps do not separate paragraphs, it may follow a short line that ends no sentence.
        """
        debate = self._debate
        if strength is _BARE and debate.has_gaps:
            return index == 0 or debate.lines[index].page != debate.lines[index - 1].page
        if self._surroundings.opens(index) or debate.lines[index].bold_prefix:
            return True
        return not debate.has_gaps and is_short(debate.texts[index - 1], debate) and debate.texts[index - 1][-1] != "-"

    def _may_be_wrapped(self, index: int) -> bool:
        """Whether a label may run on to a second line, where its colon stands."""
        text, following = self._debate.texts[index : index + 2]
        if len(text) > LONGEST_LABEL or text[-1] in ".?!;,":
            return False
        return ":" in following[:LONGEST_LABEL]

    def _wrapped_label(self, index: int) -> Mark | None:
        """A label of two lines: "Naam (verslaggever namens de |commissie):", "Voornaam |Naam (Partij):"."""
        if not self._surroundings.opens(index):
            return None
        debate = self._debate
        text, following = debate.texts[index : index + 2]
        own = self._labels.read(following[: following.find(":")].rstrip())
        if own is not None and own.strength is _STRONG and not (own.name and is_surname(own.name)):
            return None  # A whole label: what stands above it is a heading, or nothing of its own.
        head = together([text, following[: following.find(":") + 1]])
        label = self._labels.read(head[:-1].rstrip()) if len(head) <= LONGEST_LABEL + 1 else None
        if label is None or following[following.find(":") + 1 :][:1] not in ("", " "):
            return None
        if label.strength is not _STRONG and not (debate.has_gaps and debate.breaks[index]):
            return None
        # The label's place in the paragraph, whose broken words are joined with or without their hyphen.
        return Mark(LABEL, label=label, text_from=len(head), wrapped=2)


def ends_bold_at(line: Line, colon: int) -> bool:
    """Whether the bold start of a line ends at its colon; the colon and spaces behind it may be bold or not."""
    if not line.bold_prefix or line.bold_prefix < colon:
        return False
    return not line.text[colon + 1 : line.bold_prefix].strip()


def _follows_colon(sign: str, label: SpeakerLabel) -> bool:
    """Whether a speech may begin so behind its label's colon, where the space was lost: with a capital or a quote."""
    return label.strength is _STRONG and (sign.isupper() or sign in _OPENING_QUOTES)


def _bold_label(line: Line, colon: int) -> SpeakerLabel | None:
    """In a PDF, whatever is printed bold up to its colon is a speaker line: guests have labels of many forms."""
    if not ends_bold_at(line, colon):
        return None
    return read_guest_label(line.text[:colon].rstrip())


def _is_rest_of_name(text: str) -> bool:
    """Whether a line is the end of a name and nothing else: one to three words of names, not in capitals."""
    words = text.split(" ")
    is_short_rest = (
        len(words) <= _MOST_WORDS_OF_REST
        and len(text) >= _SHORTEST_REST
        and not is_sub_heading(text)
        and not is_in_capitals(text)
    )
    return is_short_rest and ":" not in text and is_person_name(text, single=True)
