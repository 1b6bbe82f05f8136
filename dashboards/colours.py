"""Colours of party families, from ``data/party_colours.toml``, and how well a colour stands off from another."""

import tomllib
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

PARTY_COLOURS_FILE = Path(__file__).resolve().parent / "data" / "party_colours.toml"
# The backgrounds of assets/site.css in its two schemes; a test holds them to the style sheet.
LIGHT_BACKGROUND = "#ffffff"
DARK_BACKGROUND = "#16181d"


def party_colour(party_family: str | None) -> str:
    """The colour of a party family; one of the spare colours, always the same, for a family without its own."""
    colours = _read_colours()
    if party_family is None:
        return str(colours["none"])
    known = colours["families"].get(party_family)
    if known is not None:
        return str(known)
    others = colours["others"]
    digest = blake2b(party_family.encode(), digest_size=4).digest()
    return str(others[int.from_bytes(digest) % len(others)])


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
