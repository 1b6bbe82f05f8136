"""Evidence that a bare name before a colon is a speaker (source contract §5.2, reports of 2002 to 2013).

A name counts when the report itself shows it elsewhere: the chair gives the floor to that surname, a heading names the
person as questioner or minister, or another speaker line carries the name with a party or a title. In a report in which
names stand alone throughout, the form does.
"""

import re
from collections.abc import Sequence

from parliament.model import Attendance
from parliament.parse.content import Content
from parliament.parse.headings import read_question_heading
from parliament.parse.marks import Mark, Sign
from parliament.parse.sections import Sections
from parliament.parse.speakers import LabelStrength

_CUE = re.compile(
    r"(?:[Dd]e heer|[Mm]evrouw|[Mm]inister(?:-president)?|[Cc]ollega) ([^\s.,:;][^.,:;]{1,40}?)"
    r"(?:, [^.,:;]{3,60},)? heeft\s+het\s+woord"
)
_LONGEST_HEADING_LINES = 12


def keep_evidenced(
    content: Content, marks: dict[int, Mark], sections: Sections, attendance: Sequence[Attendance]
) -> tuple[dict[int, Mark], list[int]]:
    """Return the marks without the names that nothing supports, and the indexes of those, in the body only."""
    doubtful = [
        index
        for index, mark in marks.items()
        if mark.label
        and mark.label.strength is not LabelStrength.STRONG
        and sections.body <= index < sections.appendix
        and not _is_bold(content, index, mark)
    ]
    if not doubtful:
        return marks, []
    surnames = _surnames_with_the_floor(content)
    names = _names_known(content, marks) | {attendant.name.lower() for attendant in attendance}
    supported = {
        index
        for index in doubtful
        if _is_supported(marks[index], surnames, names) or _has_a_party_of_its_own(marks[index])
    }
    if _prints_bare_names(marks, supported):
        supported |= {index for index in doubtful if _is_bare_in_text(content, index, marks[index])}
    left_out = [index for index in doubtful if index not in supported]
    absent = set(left_out)
    return {index: mark for index, mark in marks.items() if index not in absent}, left_out


def _prints_bare_names(marks: dict[int, Mark], supported: set[int]) -> bool:
    """Whether the report is of the years in which names stand alone: one is supported, and no label carries a party.

    In these reports members interrupt each other without being given the floor, so the form of a name must do.
    """
    return not any(_party_of(mark) for mark in marks.values()) and any(
        _strength_of(marks[index]) is LabelStrength.BARE for index in supported
    )


def _is_bare_in_text(content: Content, index: int, mark: Mark) -> bool:
    """A bare name in plain text; in a PDF a name that is not bold is no speaker line."""
    return _strength_of(mark) is LabelStrength.BARE and content.lines[index].bold_prefix is None


def _strength_of(mark: Mark) -> LabelStrength | None:
    return mark.label.strength if mark.label else None


def _party_of(mark: Mark) -> str:
    return (mark.label.party or "") if mark.label else ""


def _has_a_party_of_its_own(mark: Mark) -> bool:
    """A parenthesis that does not abbreviate the words before it, as that of "Zorg Inspectie (ZI)" does."""
    party = _party_of(mark)
    initials = "".join(word[0] for word in (mark.label.name or "").split(" ")) if mark.label else ""
    return bool(party) and party.replace(".", "").lower() != initials.lower()


def _is_bold(content: Content, index: int, mark: Mark) -> bool:
    bold = content.lines[index].bold_prefix
    return bold is not None and bold >= mark.text_from - 1 and bold > 0


def _is_supported(mark: Mark, surnames: frozenset[str], names: frozenset[str]) -> bool:
    name = (mark.label.name or "").lower() if mark.label else ""
    if name in names:
        return True
    words = name.split(" ")
    return any(" ".join(words[start:]) in surnames for start in range(1, len(words)))


def _surnames_with_the_floor(content: Content) -> frozenset[str]:
    return frozenset(match[1].replace("\n", " ").lower() for match in _CUE.finditer("\n".join(content.texts)))


def _names_known(content: Content, marks: dict[int, Mark]) -> frozenset[str]:
    names: set[str] = set()
    for index, mark in marks.items():
        if mark.label is not None and mark.label.strength is LabelStrength.STRONG and mark.label.name:
            names.add(mark.label.name.lower())
        elif mark.sign is Sign.HEADING:
            names.update(_names_in_heading(content, index))
    return frozenset(names)


def _names_in_heading(content: Content, index: int) -> set[str]:
    stop = index + 1
    while stop < len(content.texts) and not content.breaks[stop] and stop - index < _LONGEST_HEADING_LINES:
        stop += 1
    heading = read_question_heading(" ".join(content.texts[index:stop]))
    if heading is None:
        return set()
    return {heading.questioner.lower(), *(addressee.name.lower() for addressee in heading.addressees)}
