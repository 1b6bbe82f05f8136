"""Evidence that what looks like a speaker line is one, or only looks like one (source contract §5.2).

For: it is printed bold where speaker lines are; the chair gave the floor to that name; the name is known as a speaker,
a questioner, a minister or a member. Against: it is not bold where speaker lines are; a small letter follows the colon;
a name stands alone, or with a title, where those of members carry a party. What is left out is reported, never dropped.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from parliament.model import Attendance, Role
from parliament.parse.cues import CUE_WORDS, answers, cues_in
from parliament.parse.debate_lines import DebateLines, together
from parliament.parse.headings import LONGEST_HEADING_LINES, read_question_heading
from parliament.parse.label_lines import ends_bold_at
from parliament.parse.sections import Sections
from parliament.parse.signs import (
    HEADING,
    Mark,
)
from parliament.parse.speakers import LabelStrength

# Asking the enumerations each time takes ten times as long.
_STRONG, _BARE, _UNKNOWN = LabelStrength.STRONG, LabelStrength.BARE, Role.UNKNOWN
# Speaker lines beyond doubt, of which nearly all are bold, show that bold counts; two labels with a party alone, that
# members carry one.
_FEWEST_BOLD, _BOLD_SHARE = 3, 0.8
_FEWEST_WITH_PARTY = 2
# Lines above a speaker line in which its cue may stand, and the words that may follow the cue.
_CUE_LINES = 4
_CUE_TAIL = 60
# What may stand between a label's colon and the first letter of the speech.
_BEFORE_FIRST_LETTER = " “\"‘'("


@dataclass(frozen=True, slots=True)
class _Habits:
    """How this report prints its speaker lines, and whom it names."""

    bold_tells: bool
    members_carry_party: bool
    known: "_KnownNames"


class _KnownNames:
    """The names for which the rest of the report vouches.

    Each kind is gathered when a label first asks for it: where all labels are beyond doubt none does, and looking for
    those to whom the chair gives the floor takes as long as finding all marks.
    """

    def __init__(self, debate: DebateLines, marks: dict[int, Mark], attendance: Sequence[Attendance]) -> None:
        self._content = debate
        self._marks = marks
        self._attendance = attendance

    def hold(self, name: str) -> bool:
        """Whether a name in small letters is known, in full or by its surname."""
        return name in self._names or any(name == surname or name.endswith(" " + surname) for surname in self._surnames)

    @cached_property
    def _names(self) -> frozenset[str]:
        return _names_known(self._content, self._marks) | {attendant.name.lower() for attendant in self._attendance}

    @cached_property
    def _surnames(self) -> tuple[str, ...]:
        return _surnames_with_the_floor(self._content)


def keep_evidenced(
    debate: DebateLines, marks: dict[int, Mark], sections: Sections, attendance: Sequence[Attendance]
) -> tuple[dict[int, Mark], list[int]]:
    """Return the marks without the speaker lines that the evidence is against, and the indexes of those to report."""
    labels = {
        index: mark
        for index, mark in marks.items()
        if mark.label is not None and sections.body <= index < sections.appendix
    }
    habits = _habits(debate, marks, labels, attendance)
    refused = {index for index, mark in labels.items() if not _is_kept(debate, index, mark, habits)}
    if _prints_bare_names(labels, refused):
        refused -= {index for index in refused if _is_bare_in_text(debate, index, labels[index])}
    kept = {index: mark for index, mark in marks.items() if index not in refused}
    return kept, [index for index in sorted(refused) if not _is_entry_of_list(debate, index)]


def _habits(
    debate: DebateLines, marks: dict[int, Mark], labels: dict[int, Mark], attendance: Sequence[Attendance]
) -> _Habits:
    strong = [(index, mark) for index, mark in labels.items() if mark.is_known and _strength(mark) is _STRONG]
    bold = [_is_bold(debate, index, mark) for index, mark in strong if _tells_bold(debate, index)]
    with_party = {
        mark.label.name for _, mark in strong if mark.label is not None and mark.label.party and not _has_title(mark)
    }
    return _Habits(
        bold_tells=len(bold) >= _FEWEST_BOLD and sum(bold) >= len(bold) * _BOLD_SHARE,
        members_carry_party=len(with_party) >= _FEWEST_WITH_PARTY,
        known=_KnownNames(debate, marks, attendance),
    )


def _is_kept(debate: DebateLines, index: int, mark: Mark, habits: _Habits) -> bool:
    label = mark.label
    if label is None:
        return True
    tells_bold = _tells_bold(debate, index)
    if tells_bold and _is_bold(debate, index, mark):
        return True
    if not mark.is_known:
        is_named = mark.has_sign and _is_supported(mark, habits)
        return is_named or _was_given_the_floor(debate, index, label.name)
    is_against = _is_small_letter_after(debate, index, mark) or (habits.bold_tells and tells_bold)
    if is_against:
        return _was_given_the_floor(debate, index, label.name)
    if label.strength is _STRONG and not (habits.members_carry_party and _lacks_party(mark)):
        return True
    return _is_supported(mark, habits) or _has_a_party_of_its_own(mark)


def _tells_bold(debate: DebateLines, index: int) -> bool:
    return debate.lines[index].bold_prefix is not None


def _is_bold(debate: DebateLines, index: int, mark: Mark) -> bool:
    """Whether the label is printed bold: to its colon, or all of its first line where it takes two."""
    line = debate.lines[index]
    if mark.wrapped > 1:
        return line.bold_prefix is not None and line.bold_prefix >= len(line.text)
    return ends_bold_at(line, mark.text_from - 1)


def _is_small_letter_after(debate: DebateLines, index: int, mark: Mark) -> bool:
    """Whether the text behind the label continues with a small letter, as behind a colon within a sentence."""
    own = debate.texts[index]
    # Mostly the text begins on the label's own line; with a hyphen in it, joining may move where.
    if "-" not in own and (rest := own[mark.text_from :].lstrip(_BEFORE_FIRST_LETTER)):
        return rest[0].islower()
    following = debate.texts[index + 1 : index + 2]
    text = together([own, *following])[mark.text_from :].lstrip(_BEFORE_FIRST_LETTER)
    return text[:1].islower()


def _was_given_the_floor(debate: DebateLines, index: int, name: str | None) -> bool:
    """Whether the lines right above give the floor to that name."""
    above = together(debate.texts[max(0, index - _CUE_LINES) : index])
    if CUE_WORDS not in above or name is None:
        return False
    return any(len(above) - end <= _CUE_TAIL and answers(name, cue) for cue, end in cues_in(above))


def _strength(mark: Mark) -> LabelStrength | None:
    return mark.label.strength if mark.label else None


def _has_title(mark: Mark) -> bool:
    """Whether the label is a member's with "de heer" or "mevrouw" before the name."""
    return mark.label is not None and mark.label.name is not None and not mark.label.text.startswith(mark.label.name)


def _lacks_party(mark: Mark) -> bool:
    """Whether the label is that of a member with a title and nothing else, as reports after 2015 print none."""
    label = mark.label
    return label is not None and label.role is _UNKNOWN and label.party is None and label.function is None


def _prints_bare_names(labels: dict[int, Mark], refused: set[int]) -> bool:
    """Whether the report is of the years in which names stand alone: one is supported, and no label carries a party.

    In these reports members interrupt each other without being given the floor, so the form of a name must do.
    """
    return not any(mark.label is not None and mark.label.party for mark in labels.values()) and any(
        _strength(mark) is _BARE for index, mark in labels.items() if index not in refused
    )


def _is_bare_in_text(debate: DebateLines, index: int, mark: Mark) -> bool:
    """A bare name in plain text; in a PDF a name that is not bold is no speaker line."""
    is_bare = _strength(mark) is _BARE and debate.lines[index].bold_prefix is None
    return is_bare and not _is_small_letter_after(debate, index, mark)


def _is_entry_of_list(debate: DebateLines, index: int) -> bool:
    """Whether the line is an entry of a list ("Naam: buitenslands;"), where a semicolon or colon says so."""
    text = debate.texts[index]
    above = debate.texts[index - 1] if index else ""
    return text.endswith(";") or (above.endswith((";", ":")) and text.endswith("."))


def _has_a_party_of_its_own(mark: Mark) -> bool:
    """A parenthesis that does not abbreviate the words before it, as that of "Zorg Inspectie (ZI)" does."""
    party = (mark.label.party or "") if mark.label else ""
    initials = "".join(word[0] for word in (mark.label.name or "").split(" ") if word) if mark.label else ""
    return bool(party) and party.replace(".", "").lower() != initials.lower()


def _is_supported(mark: Mark, habits: _Habits) -> bool:
    name = (mark.label.name or "").lower() if mark.label else ""
    return habits.known.hold(name)


def _surnames_with_the_floor(debate: DebateLines) -> tuple[str, ...]:
    """All surnames to which the chair gives the floor, in small letters; cues run over line ends."""
    texts = debate.texts
    lines = [index for index, text in enumerate(texts) if "woord" in text]
    near = (together(texts[max(0, index - 2) : index + 1]) for index in lines)
    return tuple({cue.lower() for text in near for cue, _ in cues_in(text)})


def names_of_labels(marks: dict[int, Mark]) -> frozenset[str]:
    """The names in the speaker lines of a report, in small letters."""
    return frozenset(mark.label.name.lower() for mark in marks.values() if mark.label is not None and mark.label.name)


def _names_known(debate: DebateLines, marks: dict[int, Mark]) -> frozenset[str]:
    names: set[str] = set()
    for index, mark in marks.items():
        label = mark.label
        is_sure = mark.is_known and label is not None and label.strength is _STRONG
        if is_sure and label is not None and label.name and not _lacks_party(mark):
            names.add(label.name.lower())
        elif mark.sign is HEADING:
            names.update(_names_in_heading(debate, index))
    return frozenset(names)


def _names_in_heading(debate: DebateLines, index: int) -> set[str]:
    stop = index + 1
    while stop < len(debate.texts) and not debate.breaks[stop] and stop - index < LONGEST_HEADING_LINES:
        stop += 1
    heading = read_question_heading(" ".join(debate.texts[index:stop]))
    if heading is None:
        return set()
    return {heading.questioner.lower(), *(addressee.name.lower() for addressee in heading.addressees)}
