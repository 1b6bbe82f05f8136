"""Colours of party families, from ``data/party_colours.toml``, and how well a colour stands off from another."""

import tomllib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

PARTY_COLOURS_FILE = Path(__file__).resolve().parent / "data" / "party_colours.toml"
# The backgrounds of assets/site.css in its two schemes; a test holds them to the style sheet.
LIGHT_BACKGROUND = "#ffffff"
DARK_BACKGROUND = "#16181d"


@dataclass(frozen=True, slots=True)
class PartyColours:
    """The colours of the party families of a site; ``spare`` has those of families that are not in the list."""

    spare: Mapping[str, str]

    def of(self, party_family: str | None) -> str:
        """The colour of a party family, the same on every page; grey for none.

        One that is nowhere listed and was not seen when colours were given gets a spare one by its code.
        """
        colours = _read_colours()
        if party_family is None:
            return str(colours["none"])
        known = colours["families"].get(party_family) or self.spare.get(party_family)
        return str(known or _by_preference(party_family)[0])

    @property
    def fingerprint(self) -> str:
        """What pages depend on beside the list itself; empty where every family is listed."""
        return "".join(f"{family}{colour}" for family, colour in sorted(self.spare.items()))


def spare_colours(seen: Sequence[tuple[str, Collection[str]]]) -> Mapping[str, str]:
    """Colours of those families that have none of their own.

    ``seen`` are families with their session years, in the order in which they came up, so that a new one takes no
    colour from those before it. As long as there are spare colours no two families share one; after that none of the
    same session year do, while any is left; and after that their names beside them tell them apart.
    """
    colours = _read_colours()
    years: dict[str, list[str]] = {colour: [] for colour in colours["others"]}
    uses = Counter[str]()
    given: dict[str, str] = {}
    for family, session_years in seen:
        if family in colours["families"] or family in given:
            continue
        shared = {colour: len(set(taken).intersection(session_years)) for colour, taken in years.items()}
        given[family] = min(_by_preference(family), key=lambda colour: (shared[colour], uses[colour]))
        years[given[family]].extend(session_years)
        uses[given[family]] += 1
    return given


def _by_preference(party_family: str) -> Sequence[str]:
    """The spare colours in the order in which a family would have them."""
    others = _read_colours()["others"]
    first = int.from_bytes(blake2b(party_family.encode(), digest_size=4).digest()) % len(others)
    return [*others[first:], *others[:first]]


def contrast(one: str, other: str) -> float:
    """Contrast of two colours ``#rrggbb``, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@cache
def _read_colours() -> dict[str, Any]:
    return tomllib.loads(PARTY_COLOURS_FILE.read_text(encoding="utf-8"))


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
