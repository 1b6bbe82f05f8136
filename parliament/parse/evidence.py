"""Evidence that a bare name before a colon is a speaker (source contract §5.2, reports of 2002 to 2013).

A name counts when the report itself shows it elsewhere: the chair gives the floor to that surname, a heading names the
person as questioner or minister, or another speaker line carries the name with a party or a title.
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
    parties = _shared_parties(marks)
    left_out = [
        index
        for index in doubtful
        if not _is_supported(marks[index], surnames, names) and _party_of(marks[index]) not in parties
    ]
    absent = set(left_out)
    return {index: mark for index, mark in marks.items() if index not in absent}, left_out


def _party_of(mark: Mark) -> str:
    return (mark.label.party or "") if mark.label else ""


def _shared_parties(marks: dict[int, Mark]) -> frozenset[str]:
    """Parentheses that follow the names of two speakers or more: a party, also where the list of parties lacks it."""
    names_of: dict[str, set[str]] = {}
    for mark in marks.values():
        if mark.label is not None and mark.label.party is not None and mark.label.name is not None:
            names_of.setdefault(mark.label.party, set()).add(mark.label.name)
    return frozenset(party for party, names in names_of.items() if len(names) > 1)


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
