"""The grammar of speaker lines, by era (source contract §5.2).

A label is what stands before the colon at the start of a paragraph. *Strong* labels are told by their form alone (the
chair, a minister, "de heer", a parenthesis); a *bare* name, as printed from 2002 to 2013, needs evidence from the rest of
the report, because "Tot slot: …" and "Vlaamse Regering: …" have the same shape.
"""

import re
from dataclasses import dataclass
from enum import Enum

from parliament.model import Role

# The longest label known fits easily: a minister's title, four names and a function.
LONGEST_LABEL = 110

PARTIES = frozenset(
    {
        "CVP", "CD&V", "cd&v", "VLD", "VLD-Vivant", "Open Vld", "Open VLD", "Anders.", "Anders", "SP", "sp.a", "sp·a", "sp·a-spirit",
        "sp.a-spirit", "sp·a + VlaamsProgressieven", "Vooruit", "Agalev", "AGALEV", "Groen!", "Groen", "Vlaams Blok", "Vlaams Belang", "VB", "VU",
        "VU-ID", "VU&ID", "N-VA", "CD&V-N-VA", "CD&V/N-VA", "spirit", "Spirit", "LDD", "Lijst Dedecker", "UF", "PVDA", "PVDA+", "Team Fouad Ahidar",
        "Onafhankelijke", "onafhankelijke", "Onafhankelijk", "onafhankelijk", "SLP", "VlaamsProgressieven", "OVV",
    }
)  # fmt: skip

_MINISTER = re.compile(
    r"(?:Vice-?minister-?president|Minister-?president|Vlaams minister|Minister|Staatssecretaris) (?=\S)"
)
_COURTESY = re.compile(r"(?:De heer|Mevrouw|de heer|mevrouw) (?=\S)")
_CHAIR = re.compile(r"(?:De|de|Mevrouw de|De waarnemend|Mevrouw de waarnemend) (?:voorzitter|voorzitster)")
# Lower-case parts of Flemish names; "d'" and "'t" are handled by their apostrophe.
_PARTICLES = frozenset(
    {
        "van",
        "de",
        "den",
        "der",
        "ten",
        "ter",
        "te",
        "vande",
        "vanden",
        "von",
        "el",
        "al",
        "ben",
        "da",
        "du",
        "la",
        "le",
        "dos",
        "in",
        "op",
        "bin",
    }
)
# Capitalised words that open a sentence or name a body: no bare name holds one.
_NOT_A_NAME = frozenset(
    {
        "De", "Het", "Een", "Dat", "Dit", "Die", "Deze", "Er", "Ik", "Wij", "We", "U", "Hij", "Zij", "Ze", "Tot", "Ten", "Wat", "Wie", "Hoe", "Waar",
        "Waarom", "Wanneer", "En", "Of", "Maar", "Want", "Dus", "Nu", "Nog", "Ook", "Vraag", "Antwoord", "Vragen", "Minister", "Collega", "Collega's", "Collega’s", "Voorzitter",
        "Mijnheer", "Mevrouw", "Vlaamse", "Vlaams", "Vlaanderen", "Europese", "Europa", "Commissie", "Regering", "Parlement", "Artikel", "Amendement", "Stemming",
        "Punt", "Eerste", "Tweede", "Derde", "Ja", "Neen", "Nee", "Goed", "Kortom", "Concreet", "Besluit", "Conclusie", "Samengevat", "Bijlage", "Nota", "Federale",
        "Brussel", "Agentschap", "Raad", "Koninklijk", "Belgische", "België", "Stad", "Gemeente", "Dienst", "Ministerie", "Departement",
    }
)  # fmt: skip
# Functions that members have in a sitting: a member with one of these is no guest.
_MEMBER_FUNCTIONS = (
    "verslag",
    "indien",
    "ondervoorzitter",
    "voorzitter",
    "quaestor",
    "secretaris",
    "namens",
    "fractie",
    "lid",
)


class LabelStrength(Enum):
    """Whether a label is one by its form, or needs evidence."""

    STRONG = "strong"
    BARE = "bare"


@dataclass(frozen=True, slots=True)
class SpeakerLabel:
    """A speaker line taken apart. ``name`` is ``None`` for the chair, whom the label does not name."""

    text: str
    strength: LabelStrength
    role: Role
    name: str | None
    party: str | None = None
    function: str | None = None


def read_label(text: str) -> SpeakerLabel | None:
    """Read what stands before a colon as a speaker label, or return ``None`` when it has no form of one."""
    if len(text) > LONGEST_LABEL or not text[:1].isalpha():
        return None
    if _CHAIR.fullmatch(text):
        return SpeakerLabel(text, LabelStrength.STRONG, Role.CHAIR, None)
    name, parenthesis = _split_parenthesis(text)
    party, function = _party_or_function(parenthesis)
    chair = _CHAIR.match(name)
    if chair is not None and chair.end() == len(name):
        return SpeakerLabel(text, LabelStrength.STRONG, Role.CHAIR, parenthesis, None, None)
    minister = _MINISTER.match(name)
    if minister is not None:
        rest = name[minister.end() :]
        return (
            SpeakerLabel(text, LabelStrength.STRONG, Role.MINISTER, rest, party, function)
            if is_person_name(rest)
            else None
        )
    courtesy = _COURTESY.match(name)
    bare = name[courtesy.end() :] if courtesy else name
    if not is_person_name(bare, single=courtesy is not None):
        return None
    strength = LabelStrength.STRONG if courtesy or parenthesis else LabelStrength.BARE
    return SpeakerLabel(text, strength, _role_of(party, function), bare, party, function)


def _role_of(party: str | None, function: str | None) -> Role:
    if function is not None and not function.lower().startswith(_MEMBER_FUNCTIONS):
        return Role.GUEST
    return Role.MEMBER if party or function else Role.UNKNOWN


def _split_parenthesis(text: str) -> tuple[str, str | None]:
    if not text.endswith(")"):
        return text, None
    opening = text.find("(")
    if opening < 1:
        return text, None
    return text[:opening].rstrip(), text[opening + 1 : -1].strip()


def _party_or_function(parenthesis: str | None) -> tuple[str | None, str | None]:
    """A parenthesis is a party when it is in the list, or opens with a capital; else it is a function."""
    if not parenthesis:
        return None, None
    if parenthesis in PARTIES or parenthesis[0].isupper():
        return parenthesis, None
    return None, parenthesis


def is_person_name(text: str, *, single: bool = False) -> bool:
    """Whether ``text`` has the form of first and last name: two to seven words, capitals or particles.

    ``single`` also allows one word, for "De heer Naam".
    """
    words = text.split(" ")
    if not (1 if single else 2) <= len(words) <= 7:
        return False
    if not words[-1][:1].isupper() and not _has_apostrophe_capital(words[-1]):
        return False
    if not (words[0][:1].isupper() or single) or words[0] in _NOT_A_NAME and not single:
        return False
    return all(_is_name_word(word) for word in words)


def _is_name_word(word: str) -> bool:
    if word in _PARTICLES or word[:1].isupper() and word not in _NOT_A_NAME - {"De"} or _has_apostrophe_capital(word):
        return not any(character.isdigit() or character in ',;:!?"“”()' for character in word)
    return False


def _has_apostrophe_capital(word: str) -> bool:
    """d'Udekem, 't Hooft, ’t."""
    head, mark, rest = word.replace("’", "'").partition("'")
    return bool(mark) and len(head) <= 1 and (rest[:1].isalpha() or not rest)
