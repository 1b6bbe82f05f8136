"""Who the chair gives the floor ("De heer Van Miert heeft het woord."); one grammar for both copies
(source contract §5.2).

A cue ends the chair's turn and names, by surname, whose label comes next.
"""

import re
from typing import NamedTuple

_TITLE = (
    r"(?:[Dd]e heer|[Mm]evrouw|[Mm]ijnheer|[Cc]ollega|[Pp]rofessor|[Pp]rof\.(?: dr\.)?|[Dd]r\."
    r"|[Vv]ice-?minister-?president|[Mm]inister-?president|[Vv]laams minister|[Mm]inister)"
)
_NAME = r"[A-ZÀ-Þ'’dv][^.,:;!?()\n]{1,50}?"
_FUNCTION = r"(?:, [^.,:;!?]{3,60},)?"
_NOW = r"(?:(?:nu|dan|eerst|als eerste|opnieuw|weer) )?"
_BEHIND = r"(?=[.,:!?]|$| (?:voor|om|als|van|namens)\b)"
_PLURAL = r"(?:[Dd]e heren|[Dd]e dames|[Cc]ollega['’]s|[Mm]inisters)"
# The first character is asked for first: nearly all begin nothing.
_CUE = re.compile(
    r"(?=[CDHMPVcdghmpv])"
    rf"(?:(?P<title>{_TITLE}) (?P<name>{_NAME}){_FUNCTION} (?:heeft|krijgt) {_NOW}het woord\b"
    rf"|(?:geef|gaat) (?:nu |dan )?het woord (?:nu )?aan (?P<given_title>{_TITLE}) (?P<given>{_NAME}){_BEHIND}"
    rf"|[Hh]et woord is aan (?P<is_to_title>{_TITLE}) (?P<is_to>{_NAME}){_BEHIND}"
    rf"|(?P<addressed_title>{_TITLE}) (?P<addressed>{_NAME}), (?:u hebt|u heeft|aan u) het woord\b"
    rf"|(?P<plural_title>{_PLURAL}) (?P<plural>{_NAME}){_FUNCTION} (?:hebben|krijgen) {_NOW}het woord\b)"
)
_AND = re.compile(r",\s+|\s+en\s+")
# What a text with a cue holds; "Het woord is aan …" alone is none.
CUE_WORDS = "het woord"
_WORDS_OF_ANY_CUE = "et woord"
# A cue opens at most so many characters before these words: the longest title, name and function have 140 together.
_LONGEST_BEFORE_WORDS = 200


class Cue(NamedTuple):
    """A cue in a text: the title as printed, the surnames behind it (several of "de heren X en Y"), and its end."""

    title: str
    names: tuple[str, ...]
    end: int
    printed_name: str

    @property
    def calls_a_minister(self) -> bool:
        """Whether the title is a minister's."""
        return "minister" in self.title.lower()


def announcements(text: str) -> list[Cue]:
    """Every cue of a text, in order, those that call several people among them."""
    cues: list[Cue] = []
    if CUE_WORDS not in text:
        return cues
    # A cue may open with any of many titles, so the expression is slow; it looks only around the words of all cues.
    end, words = 0, text.find(_WORDS_OF_ANY_CUE)
    while words >= 0:
        match = _CUE.search(text, max(end, words - _LONGEST_BEFORE_WORDS))
        if match is None:
            break
        end = match.end()
        cues.append(_cue(match))
        words = text.find(_WORDS_OF_ANY_CUE, end)
    return cues


def cues_in(text: str) -> list[tuple[str, int]]:
    """The surnames to which a text gives the floor one by one, each with the place where its cue ends."""
    return [(cue.names[0], cue.end) for cue in announcements(text) if len(cue.names) == 1]


def _cue(match: re.Match[str]) -> Cue:
    for form in ("name", "given", "is_to", "addressed"):
        if match[form]:
            title = match["title" if form == "name" else f"{form}_title"]
            name = match[form].strip()
            return Cue(title, (name,), match.end(), name)
    printed = match["plural"].strip()
    names = tuple(part.strip() for part in _AND.split(printed) if part.strip())
    return Cue(match["plural_title"], names, match.end(), printed)


def answers(name: str | None, cue: str) -> bool:
    """Whether a label's name is that of a cue: it ends in the surname, whatever capitals the particles have."""
    if name is None:
        return False
    called, surname = _key(name), _key(cue)
    return called == surname or called.endswith(" " + surname) or surname.endswith(" " + called)


def _key(name: str) -> str:
    return name.replace("’", "'").lower().strip(" .")
