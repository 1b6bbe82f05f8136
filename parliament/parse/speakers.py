"""The grammar of speaker lines, by era (source contract §5.2).

A label is what stands before the colon at the start of a paragraph. *Strong* labels are recognised by their form alone
(the chair, a minister, "de heer", a known party); a *bare* name, as printed from 2002 to 2013, and a name with an
unknown parenthesis need evidence from the rest of the report, because "Zorg Inspectie (ZI): …" has the same shape.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from parliament.model import Role
from parliament.vocabulary.parties import printed_party_names

# The longest label known fits easily: a minister's title, four names and a function.
LONGEST_LABEL = 110

_MINISTER_TITLE = (
    r"(?:(?:Vice-?m|M)inister-?president|Vlaams (?:(?:vice-?)?minister-?president|minister)|Minister|Min\."
    r"|Staatssecretaris|VICE-?MINISTER-?PRESIDENT|MINISTER-?PRESIDENT|VLAAMS MINISTER|MINISTER)"
)
_MINISTER = re.compile(rf"{_MINISTER_TITLE} (?=\S)")
# "De minister:", who is named in the item.
_UNNAMED_MINISTER = re.compile(
    r"[Dd]e (?:heer |mevrouw )?(?:vice-?minister-?president|minister-?president|Vlaamse? minister|minister)"
)
_COURTESY = re.compile(
    r"(?:De heer|Mevrouw|de heer|mevrouw|DE HEER|MEVROUW|De h\.|Dhr\.?|Mevr\.?|Mw\.?|Heer)"
    r" (?=\S)"
)
_CHAIR = re.compile(
    r"(?:Mevrouw |Mijnheer )?de (?:heer |mevrouw )?"
    r"(?:waarnemend |fungerend |tijdelijk |eerste |tweede |derde |vierde )?"
    r"(?:waarnemend )?(?:onder|commissie|parlements)?voorzit(?:ter|ster)",
    re.IGNORECASE,
)
# "Voorzitter Jan Bos", "Ondervoorzitter An Veld".
_NAMED_CHAIR = re.compile(
    r"(?:De )?(?:Waarnemend |Fungerend |Tijdelijk )?(?:[Vv]|[Oo]nderv)oorzit(?:ter|ster) (?=[A-Z])"
)
# Titles of guests, at hearings and exchanges of views.
_GUEST = re.compile(
    r"(?:(?:Prof|Dr|Ir|Mr|Ing)\. (?:(?:dr|ir|em)\. )?|Professor |Gouverneur |Burgemeester |Schepen "
    r"|Kinderrechtencommissaris |Ombudsman |Ombudsvrouw |Kolonel |Generaal )(?=\S)"
)
# Lower-case parts of Flemish names; "d'" and "'t" are handled by their apostrophe.
_PARTICLES = frozenset(
    {
        "van", "de", "den", "der", "ten", "ter", "te", "vande", "vanden", "vander", "von", "el", "al", "ben", "da",
        "du", "la", "le", "dos", "in", "op", "bin",
    }
)  # fmt: skip
# Capitalised words that open a sentence or name a body: no bare name holds one.
_NOT_A_NAME = frozenset(
    {
        "De", "Het", "Een", "Dat", "Dit", "Die", "Deze", "Er", "Ik", "Wij", "We", "U", "Hij", "Zij", "Ze", "Tot", "Ten",
        "Wat", "Wie", "Hoe", "Waar", "Waarom", "Wanneer", "En", "Of", "Maar", "Want", "Dus", "Nu", "Nog", "Ook",
        "Vraag", "Antwoord", "Vragen", "Minister", "Collega", "Collega's", "Collega’s", "Voorzitter", "Mijnheer",
        "Mevrouw", "Vlaamse", "Vlaams", "Vlaanderen", "Europese", "Europa", "Commissie", "Regering", "Parlement",
        "Artikel", "Amendement", "Stemming", "Punt", "Eerste", "Tweede", "Derde", "Ja", "Neen", "Nee", "Goed",
        "Kortom", "Concreet", "Besluit", "Conclusie", "Samengevat", "Bijlage", "Nota", "Federale", "Brussel",
        "Agentschap", "Raad", "Koninklijk", "Belgische", "België", "Stad", "Gemeente", "Dienst", "Ministerie",
        "Departement",
    }
)  # fmt: skip
# "De" opens sentences and, after a first name, surnames ("Kurt De Loor").
_NEVER_IN_A_NAME = _NOT_A_NAME - {"De"}
# Functions that members have in a sitting: a member with one of these is no guest.
_MEMBER_FUNCTIONS = (
    "verslag", "mede-indien", "eerste indien", "hoofdindien", "rapporteur", "indien", "ondervoorzitter",
    "voorzitter", "quaestor", "secretaris", "namens", "fractie", "lid"
)  # fmt: skip


# What may stand behind a minister's name: "Minister Jan Bos, Vlaams minister van Werk".
_PORTFOLIO_WORDS = ("vlaams minister", "vlaams viceminister", "minister", "viceminister", "vice-minister")
_OFFICE = re.compile(r"(?:[Vv]laams )?(?:vice-?)?minister(?:-?president)?(?: (?:van|voor) [^:;()]{3,90})?")
# Who presides under his own name: "Jan Bos, voorzitter", "Jan Bos (waarnemend voorzitter)".
_PRESIDING = re.compile(r"(?:(?:waarnemend|fungerend|tijdelijk) )?(?:commissie)?voorzit(?:ter|ster)")
_GLUED_INITIAL = re.compile(r"(?<=^[A-Z]\.)(?=[A-Z][a-z])")
_BRACKETS = {"}": "{", ">": "<"}


class LabelStrength(Enum):
    """Whether a label is one by its form, or needs evidence."""

    STRONG = "strong"
    PLAUSIBLE = "plausible"
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
    name, parenthesis = _split_parenthesis(text)
    if "oorzit" in name or "OORZIT" in name:
        chair = _chair(text, name, parenthesis)
        if chair is not None:
            return chair
    initial = name[:1]
    if initial in "dD" and "minister" in name and _UNNAMED_MINISTER.fullmatch(name):
        named = parenthesis if parenthesis and is_person_name(parenthesis, single=True) else None
        return SpeakerLabel(text, LabelStrength.STRONG, Role.MINISTER, named)
    minister = _MINISTER.match(name) if initial in "VMS" else None
    if minister is not None:
        return _minister(text, name[minister.end() :], parenthesis)
    guest = _GUEST.match(name) if initial in "PDIMGBSKO" else None
    if guest is not None:
        return _guest(text, name[guest.end() :], parenthesis)
    return _member(text, name, parenthesis)


def _chair(text: str, name: str, parenthesis: str | None) -> SpeakerLabel | None:
    """The chair, whom the label may name: "De voorzitter (Els Bos)", "De voorzitter, de heer Bos", "Voorzitter Bos"."""
    head, _, behind = name.partition(", ")
    if _CHAIR.fullmatch(head) and (not behind or is_person_name(_without_courtesy(behind), single=True)):
        return SpeakerLabel(text, LabelStrength.STRONG, Role.CHAIR, parenthesis or _without_courtesy(behind) or None)
    named = _NAMED_CHAIR.match(name)
    if named is not None and is_person_name(name[named.end() :], single=True):
        return SpeakerLabel(text, LabelStrength.STRONG, Role.CHAIR, name[named.end() :])
    return None


def _without_courtesy(name: str) -> str:
    courtesy = _COURTESY.match(name)
    return name[courtesy.end() :] if courtesy else name


def _minister(text: str, name: str, parenthesis: str | None) -> SpeakerLabel | None:
    name, _, portfolio = name.partition(", ")
    if portfolio and not portfolio.lower().startswith(_PORTFOLIO_WORDS):
        return None
    if not is_person_name(name, single=True):
        return None
    party, function = _party_or_function(parenthesis)
    return SpeakerLabel(text, LabelStrength.STRONG, Role.MINISTER, name, party, function)


def _member(text: str, name: str, parenthesis: str | None) -> SpeakerLabel | None:
    courtesy = _COURTESY.match(name)
    bare = name[courtesy.end() :] if courtesy else name
    bare, behind = _split_function(bare)
    party, function = _party_or_function(parenthesis)
    if behind:
        party, function = (behind, function) if behind in printed_party_names() else (party, behind)
    bare = _GLUED_INITIAL.sub(" ", bare)
    if not is_person_name(bare, single=courtesy is not None or party in printed_party_names()):
        return None
    return SpeakerLabel(
        text, _strength(courtesy is not None, party, function), _role_of(party, function), bare, party, function
    )


def _split_function(name: str) -> tuple[str, str | None]:
    """Take "verslaggever" off "Naam, verslaggever", and "N-VA" off "Naam, N-VA" or "Naam – N-VA"."""
    for separator in (", ", " – ", " - ", " / "):
        head, found, behind = name.partition(separator)
        if found and (behind in printed_party_names() or _is_member_function(behind) or _is_of_a_minister(behind)):
            return head, behind
    return name, None


def _strength(has_courtesy: bool, party: str | None, function: str | None) -> LabelStrength:
    is_office = _is_member_function(function) or _is_of_a_minister(function) or _presides(function)
    if has_courtesy or party in printed_party_names() or is_office:
        return LabelStrength.STRONG
    return LabelStrength.PLAUSIBLE if party or function else LabelStrength.BARE


def _is_member_function(function: str | None) -> bool:
    return function is not None and function.lower().startswith(_MEMBER_FUNCTIONS)


def _presides(function: str | None) -> bool:
    return function is not None and _PRESIDING.fullmatch(function) is not None


def _is_of_a_minister(function: str | None) -> bool:
    """Whether what stands behind a name is a minister's office: "Jan Bos, Vlaams minister van Werk"."""
    return function is not None and _OFFICE.fullmatch(function) is not None


def _guest(text: str, name: str, parenthesis: str | None) -> SpeakerLabel | None:
    bare, _, function = name.partition(", ")
    if not is_person_name(bare, single=True):
        return None
    return SpeakerLabel(text, LabelStrength.STRONG, Role.GUEST, bare, None, parenthesis or function or None)


def read_guest_label(text: str) -> SpeakerLabel | None:
    """Read a label known to be one (it is printed bold) whose form is none of the house's: "Naam, functie"."""
    bare, _, function = text.partition(", ")
    if len(text) > LONGEST_LABEL or not is_person_name(bare):
        return None
    return SpeakerLabel(text, LabelStrength.STRONG, Role.GUEST, bare, None, function or None)


def _role_of(party: str | None, function: str | None) -> Role:
    if _presides(function):
        return Role.CHAIR
    if _is_of_a_minister(function):
        return Role.MINISTER
    if function is not None and not _is_member_function(function):
        return Role.GUEST
    return Role.MEMBER if party or function else Role.UNKNOWN


def _split_parenthesis(text: str) -> tuple[str, str | None]:
    """The name, and what stands in brackets at its end or before a function: in braces or angles only a party."""
    if text[-1] in "}>":
        opening = text.find(_BRACKETS[text[-1]])
        inside = text[opening + 1 : -1].strip()
        return (text[:opening].rstrip(), inside) if opening > 0 and inside in printed_party_names() else (text, None)
    if text[-1] not in ")]":
        head, found, behind = text.rpartition("), ")
        if found and _is_member_function(behind):
            name, parenthesis = _split_parenthesis(head + ")")
            return f"{name}, {behind}", parenthesis
        return text, None
    opening = min((position for bracket in "([" if (position := text.find(bracket)) > 0), default=0)
    if not opening:
        return text, None
    inside = text[opening + 1 : -1].replace(") (", ", ").replace("] [", ", ")
    return text[:opening].rstrip(), inside.strip()


def _party_or_function(parenthesis: str | None) -> tuple[str | None, str | None]:
    """A parenthesis is a party when it is in the list, or opens with a capital; else it is a function. Or both."""
    if not parenthesis:
        return None, None
    if parenthesis in printed_party_names():
        return parenthesis, None
    head, found, behind = parenthesis.partition(", ")
    if found and head in printed_party_names():
        return head, behind
    if found and behind in printed_party_names():
        return behind, head
    return (parenthesis, None) if parenthesis[0].isupper() else (None, parenthesis)


def is_person_name(text: str, *, single: bool = False) -> bool:
    """Whether ``text`` has the form of first and last name: two to seven words, capitals or particles.

    ``single`` also allows one word, for "De heer Naam".
    """
    words = text.split(" ")
    if not (1 if single else 2) <= len(words) <= 7:
        return False
    last = words[-1]
    if _is_lower_case_surname(words):
        words = words[:-1]
    elif not last[:1].isupper() and not _has_apostrophe_capital(last):
        return False
    if not single and (not words[0][:1].isupper() or words[0] in _NOT_A_NAME):
        return False
    return all(_is_name_word(word) for word in words)


def is_surname(name: str) -> bool:
    """Whether a name can be a surname alone: one word, or several that open with a particle ("Van den Bos")."""
    first, _, rest = name.partition(" ")
    return not rest or first.lower() in _PARTICLES


def _is_lower_case_surname(words: Sequence[str]) -> bool:
    """Whether it ends as "Van dermeersch" does: a capital particle, then one lower-case word (source contract §6)."""
    return len(words) > 2 and words[-2] == "Van" and words[-1].startswith("der") and words[-1].isalpha()


def _is_name_word(word: str) -> bool:
    is_capital = word[:1].isupper() and word not in _NEVER_IN_A_NAME
    if is_capital or word in _PARTICLES or _has_apostrophe_capital(word):
        # Nearly all names are letters and nothing else.
        return word.isalpha() or not any(character.isdigit() or character in ',;:!?"“”()' for character in word)
    return False


def _has_apostrophe_capital(word: str) -> bool:
    """d'Udekem, 't Hooft, ’t."""
    head, mark, rest = word.replace("’", "'").partition("'")
    return bool(mark) and len(head) <= 1 and (rest[:1].isalpha() or not rest)
