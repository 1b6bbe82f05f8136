"""Who speaks as a guest, whatever member bears the name: a title, a function or an organisation that is no party.

"Dr. Jan Peeters, directeur van de VVSG" is not the member Jan Peeters. A label says so itself: by a title that the
parliament does not print before members' names, by a function that is none of a member in a sitting, or by an
organisation where members have their party. A party in the label says the opposite and wins; so does a function of the
house, such as ``(verslaggever)`` or ``voorzitter van de commissie``. The words are in ``vocabulary/name_rules.toml``.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from parliament.model import Role
from parliament.people.names import PARTICLES, read_printed_name
from parliament.vocabulary.tables import vocabulary

_PARENTHESES = re.compile(r"\(([^()]*)\)")
_OF_A_BODY = re.compile(r"(?P<function>.+?) (?:van|in|voor|bij)(?: (?:de|het|deze|dit|den|die))? (?P<body>.+)")
_FORMS_OF_LISTS = ("Lijst ", "Team ", "Kartel ")
_COURTESIES = ("de heer ", "mevrouw ", "mevr. ", "mw. ", "dhr. ")


class KnowsParties(Protocol):
    """What distinguishes a party from another organisation."""

    def family_of(self, party_name: str | None) -> str | None:
        """The family of a printed party, ``None`` when it is no known one."""


class Label(Protocol):
    """What a label prints (:class:`~parliament.people.resolution.PrintedLabel`)."""

    @property
    def label(self) -> str:
        """The label, with titles and parentheses."""

    @property
    def party(self) -> str | None:
        """What the parser took for a party."""

    @property
    def role(self) -> Role:
        """What heading or label say of the role."""

    @property
    def is_minister(self) -> bool:
        """Whether a minister is meant."""

    @property
    def is_party_of_members(self) -> bool:
        """Whether members in office show that the printed party is one, although nobody knows its name."""


@dataclass(frozen=True, slots=True)
class _Words:
    titles: frozenset[str]
    functions: frozenset[str]
    bodies: tuple[str, ...]
    openings: tuple[str, ...]


@cache
def _words() -> _Words:
    table = vocabulary("name_rules")
    functions = table["member_functions"]
    return _Words(
        titles=frozenset(table["guests"]["titles"]),
        functions=frozenset(functions["names"]),
        bodies=tuple(functions["bodies"]),
        openings=tuple(functions["openings"]),
    )


def guest_rule(parties: KnowsParties, printed: Label) -> str | None:
    """Why a label is a guest's, ``None`` when nothing in it says so.

    ``guest_title``, ``guest_function`` and ``guest_organisation`` name the evidence; ``guest`` is the reading's own
    word where the label holds none. Chairs and ministers are none.
    """
    if printed.role is Role.CHAIR or printed.is_minister:
        return None
    qualities = [*_qualities(printed.label)]
    if printed.party and printed.party not in qualities:
        qualities.append(printed.party)
    if printed.is_party_of_members or any(_is_party(parties, quality) for quality in qualities):
        return None
    if any(is_member_function(quality) for quality in qualities):
        return None
    if _has_guest_title(printed.label):
        return "guest_title"
    if qualities:
        return "guest_function" if qualities[0][:1].islower() else "guest_organisation"
    return "guest" if printed.role is Role.GUEST else None


def _is_party(parties: KnowsParties, text: str) -> bool:
    """A known party, or a name of the form that election lists have: ``Lijst Dedecker``, ``Team Fouad Ahidar``."""
    return parties.family_of(text) is not None or text.startswith(_FORMS_OF_LISTS)


def is_member_function(text: str) -> bool:
    """Whether a function is one that members have in a sitting: ``verslaggever``, ``voorzitter van de commissie``.

    ``voorzitter van de VVSG``, ``secretaris-generaal`` and ``lid van de raad van bestuur`` are not.
    """
    words = _words()
    plain = " ".join(text.casefold().split()).rstrip(":. ")
    parts = [part.strip() for part in re.split(r",| en |/", plain) if part.strip()]
    if plain in words.functions or plain.startswith(words.openings):
        return True
    if len(parts) > 1:
        return all(is_member_function(part) for part in parts)
    of_body = _OF_A_BODY.fullmatch(plain)
    if of_body is None:
        return False
    is_of_house = any(of_body["body"] == body or of_body["body"].startswith(body + " ") for body in words.bodies)
    return of_body["function"] in words.functions and (is_of_house or of_body["body"].endswith("fractie"))


def _qualities(label: str) -> Iterable[str]:
    """What stands in parentheses, and behind the comma after a full name: function, organisation or party."""
    for inside in _PARENTHESES.findall(label):
        if inside.strip():
            yield inside.strip()
    before, comma, behind = _PARENTHESES.sub("", label).strip().rstrip(": ").partition(",")
    behind = behind.strip()
    # "Peeters, Lydia" is a name; "Lydia Peeters, VVSG" and "Peeters, directeur" are not.
    is_one_word = behind[:1].isupper() and len(read_printed_name(before).name.split()) == 1
    if comma and behind and not is_one_word and not _is_swapped(before, behind):
        yield behind


def _is_swapped(before: str, behind: str) -> bool:
    """``Van Rooy, Sim``: a surname of several words that begins with a particle, then one first name."""
    is_surname = before.split(" ", maxsplit=1)[0].casefold() in PARTICLES
    has_courtesy = before.casefold().startswith(_COURTESIES)
    return is_surname and not has_courtesy and len(behind.split()) == 1 and behind.istitle()


def _has_guest_title(label: str) -> bool:
    text = label.casefold().strip()
    for courtesy in _COURTESIES:
        text = text.removeprefix(courtesy)
    first, space, _ = text.partition(" ")
    return bool(space) and first in _words().titles
