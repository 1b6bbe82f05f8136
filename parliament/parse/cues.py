"""Who the chair gives the floor ("De heer Van Miert heeft het woord."); one grammar for both copies
(source contract §5.2).

A cue ends the chair's turn and names, by surname, whose label comes next.
"""

import re
from collections.abc import Sequence

_TITLE = (
    r"(?:[Dd]e heer|[Mm]evrouw|[Mm]ijnheer|[Cc]ollega|[Pp]rofessor|[Pp]rof\.(?: dr\.)?|[Dd]r\."
    r"|[Vv]ice-?minister-?president|[Mm]inister-?president|[Vv]laams minister|[Mm]inister)"
)
_NAME = r"[A-ZÀ-Þ'’dv][^.,:;!?()\n]{1,50}?"
_FUNCTION = r"(?:, [^.,:;!?]{3,60},)?"
_NOW = r"(?:(?:nu|dan|eerst|als eerste|opnieuw|weer) )?"
_BEHIND = r"(?=[.,:!?]|$| (?:voor|om|als|van|namens)\b)"
_CUE = re.compile(
    rf"(?:{_TITLE} (?P<name>{_NAME}){_FUNCTION} (?:heeft|krijgt) {_NOW}het woord\b"
    rf"|(?:geef|gaat) (?:nu |dan )?het woord (?:nu )?aan {_TITLE} (?P<given>{_NAME}){_BEHIND}"
    rf"|[Hh]et woord is aan {_TITLE} (?P<is_to>{_NAME}){_BEHIND}"
    rf"|{_TITLE} (?P<addressed>{_NAME}), (?:u hebt|u heeft|aan u) het woord\b)"
)
# What every cue holds.
CUE_WORDS = "het woord"


def cues_in(text: str) -> list[tuple[str, int]]:
    """The surnames to which a text gives the floor, each with the place where its cue ends."""
    if CUE_WORDS not in text:
        return []
    return [
        (next(filter(None, match.group("name", "given", "is_to", "addressed"))).strip(), match.end())
        for match in _CUE.finditer(text)
    ]


def last_cue(paragraphs: Sequence[str]) -> str | None:
    """The surname of the last cue in a turn, or ``None``."""
    for paragraph in reversed(paragraphs):
        cues = cues_in(paragraph)
        if cues:
            return cues[-1][0]
    return None


def answers(name: str | None, cue: str) -> bool:
    """Whether a label's name is that of a cue: it ends in the surname, whatever capitals the particles have."""
    if name is None:
        return False
    called, surname = _key(name), _key(cue)
    return called == surname or called.endswith(" " + surname) or surname.endswith(" " + called)


def _key(name: str) -> str:
    return name.replace("’", "'").lower().strip(" .")
