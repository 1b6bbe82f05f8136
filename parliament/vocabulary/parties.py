"""Party names and their families over renames (source contract §5.9), and which of them governed when."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from parliament.vocabulary.tables import vocabulary


@dataclass(frozen=True, slots=True)
class PartyName:
    """A family's name over a period: half open, a missing day is an open end. Ids are of Party Facts and Wikidata."""

    name: str
    printed: tuple[str, ...]
    from_date: date | None
    to_date: date | None
    party_facts_id: int | None
    wikidata_id: str | None


@dataclass(frozen=True, slots=True)
class PartyFamily:
    """A party over its renames: a stable ``code``, the newest ``name``, and whether it may be added up as one party."""

    code: str
    name: str
    is_party: bool
    names: tuple[PartyName, ...]


@dataclass(frozen=True, slots=True)
class Coalition:
    """The families that governed together over a period: half open, without ``to_date`` it still runs."""

    government: str
    from_date: date
    to_date: date | None
    families: tuple[str, ...]


def party_key(party_name: str) -> str:
    """The letters and digits of a party name, folded: ``sp.a``, ``sp·a``, ``SP.A`` are one (source contract §5.9)."""
    return "".join(character for character in party_name.casefold() if character.isalnum())


@cache
def all_party_families() -> tuple[PartyFamily, ...]:
    """Every known family once, by code."""
    table = vocabulary("parties")
    return tuple(sorted((_family(row) for row in table["family"]), key=lambda family: family.code))


@cache
def all_coalitions() -> tuple[Coalition, ...]:
    """Every coalition since 1995, oldest first.

    Raises:
        ValueError: a coalition names a family that does not exist, or begins on another day than the one before ends.
    """
    table = vocabulary("coalitions")
    coalitions = tuple(
        Coalition(row["government"], row["from"], row.get("to"), tuple(row["families"])) for row in table["coalition"]
    )
    known = {family.code for family in all_party_families()}
    for coalition in coalitions:
        if not known.issuperset(coalition.families):
            raise ValueError(f"{coalition.government}: no such party family: {set(coalition.families) - known}")
    for earlier, later in pairwise(coalitions):
        if earlier.to_date != later.from_date:
            raise ValueError(f"{later.government} does not begin on the day on which {earlier.government} ends")
    return coalitions


def find_party_family(party_name: str) -> PartyFamily | None:
    """The family of a printed party name in any spelling of dot, case and spaces; ``None`` when it is not known."""
    return _families_by_key().get(party_key(party_name))


def party_family(party_name: str) -> str | None:
    """The stable code of a printed party name's family, for instance ``vooruit`` for ``sp·a``; ``None`` if unknown."""
    family = find_party_family(party_name)
    return family.code if family else None


def family_or_own_code(party_name: str) -> str:
    """The family's code, or for a party that is in no family a code of its own made of its letters.

    A new party must not stop a run and must not be taken for another one; callers report the unknown name as an issue.
    """
    return party_family(party_name) or f"other-{party_key(party_name)}"


@cache
def printed_party_names() -> frozenset[str]:
    """Every name of a party exactly as reports print it: what the parser takes for a party without more evidence."""
    return frozenset(printed for family in all_party_families() for printed in _printed_names(family))


@cache
def _families_by_key() -> Mapping[str, PartyFamily]:
    return MappingProxyType(
        {party_key(printed): family for family in all_party_families() for printed in _printed_names(family)}
    )


def _printed_names(family: PartyFamily) -> Iterator[str]:
    for name in family.names:
        yield from (name.name, *name.printed)


def _family(row: Mapping[str, Any]) -> PartyFamily:
    names = tuple(
        PartyName(
            name["name"],
            tuple(name.get("printed", ())),
            name.get("from"),
            name.get("to"),
            name.get("party_facts_id"),
            name.get("wikidata_id"),
        )
        for name in row["name_over_time"]
    )
    return PartyFamily(row["code"], row["name"], row.get("is_party", True), names)
