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
# What a text with a cue holds; "Het woord is aan …" alone is none.
CUE_WORDS = "het woord"
_WORDS_OF_ANY_CUE = "et woord"
# A cue opens at most so many characters before these words: the longest title, name and function have 140 together.
_LONGEST_BEFORE_WORDS = 200


def cues_in(text: str) -> list[tuple[str, int]]:
    """The surnames to which a text gives the floor, each with the place where its cue ends."""
    cues: list[tuple[str, int]] = []
    if CUE_WORDS not in text:
        return cues
    # A cue may open with any of many titles, so the expression is slow; it looks only around the words of all cues.
    end, words = 0, text.find(_WORDS_OF_ANY_CUE)
    while words >= 0:
        match = _CUE.search(text, max(end, words - _LONGEST_BEFORE_WORDS))
        if match is None:
            break
        end = match.end()
        cues.append((next(filter(None, match.group("name", "given", "is_to", "addressed"))).strip(), end))
        words = text.find(_WORDS_OF_ANY_CUE, end)
    return cues


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
