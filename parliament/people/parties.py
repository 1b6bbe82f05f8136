"""Party names and their families over renames (source contract §5.9), read from ``data/party_families.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

_FAMILIES_FILE = Path(__file__).parent / "data" / "party_families.toml"


@dataclass(frozen=True, slots=True)
class PartyFamily:
    """A party over its renames: a stable ``code``, the newest ``name``, and whether it may be added up as one party."""

    code: str
    name: str
    is_party: bool


def party_key(party_name: str) -> str:
    """The letters and digits of a party name, folded: ``sp.a``, ``sp·a``, ``SP.A`` are one (source contract §5.9)."""
    return "".join(character for character in party_name.casefold() if character.isalnum())


@cache
def _families_by_key() -> Mapping[str, PartyFamily]:
    table = tomllib.loads(_FAMILIES_FILE.read_text(encoding="utf-8"))
    families: dict[str, PartyFamily] = {}
    for row in table["family"]:
        family = PartyFamily(code=row["code"], name=row["name"], is_party=row.get("is_party", True))
        for name in row["names"]:
            families[party_key(name)] = family
    return MappingProxyType(families)


def find_party_family(party_name: str) -> PartyFamily | None:
    """The family of a printed party name in any spelling of dot, case and spaces; ``None`` when it is not known."""
    return _families_by_key().get(party_key(party_name))


def party_family(party_name: str) -> str | None:
    """The stable code of a printed party name's family, for instance ``vooruit`` for ``sp·a``; ``None`` if unknown."""
    family = find_party_family(party_name)
    return family.code if family else None


def all_party_families() -> tuple[PartyFamily, ...]:
    """Every known family once, by code."""
    return tuple(sorted(set(_families_by_key().values()), key=lambda family: family.code))


def family_or_own_code(party_name: str) -> str:
    """The family's code, or for a party that is in no family a code of its own made of its letters.

    A new party must not stop a run and must not be taken for another one; callers report the unknown name as an issue.
    """
    return party_family(party_name) or f"other-{party_key(party_name)}"
