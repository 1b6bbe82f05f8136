"""Printed names: cleaning, titles, and the keys under which two spellings of one name meet (source contract §6).

Three keys, each looser than the one before:

* ``exact_key``: titles dropped, Unicode composed, white space single; case, diacritics and apostrophes as printed;
* ``folded_key``: also without case, diacritics, apostrophes and hyphens (``van Rooy`` = ``Van Rooy``,
  ``D’Haese`` = ``D'haese``);
* ``glued_key``: also without spaces (``JanPeeters``).

All three are idempotent: the key of a key is that key.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from parliament.vocabulary.tables import vocabulary

# ’ ‘ ′ of the source contract §6, and the other signs that keyboards and fonts put in their place.
_APOSTROPHES = "’‘′ʼ`´ʹ＇"
_HYPHENS = "‐‑‒–—−"
_TO_PLAIN = str.maketrans({**dict.fromkeys(_APOSTROPHES, "'"), **dict.fromkeys(_HYPHENS, "-"), "\u00ad": None})
# Letters whose mark does not come off by decomposition: dotless i (Yalçın), o and l with stroke.
_UNMARKED = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d"})
# Titles are looked for in the first letters of a name only; "vice-minister-president" has 23.
_LONGEST_TITLE = 30
# Lower-case parts of Flemish names (source contract §6); at the head of a name they show that a first name is missing.
PARTICLES = frozenset(
    {
        "van", "de", "den", "der", "ten", "ter", "te", "vande", "vanden", "vander", "von", "el", "al", "ben", "bin",
        "da", "di", "del", "du", "la", "le", "dos", "in", "op", "'t",
    }
)  # fmt: skip
_SPACES = re.compile(r"\s+")
_LAST_PARENTHESIS = re.compile(r"\s*\([^()]*\)\s*:?\s*$")
_GLUED_BOUNDARY = re.compile(r"[^\W\d_A-Z](?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Title:
    """A form of address before a name, with what it says of the person; ``gender`` is ``M``, ``V`` or ``None``."""

    form: str
    gender: str | None
    is_minister: bool


@dataclass(frozen=True, slots=True)
class PrintedName:
    """A printed name taken apart: the name without titles and parenthesis, and what the titles said."""

    name: str
    is_minister: bool
    gender: str | None


@cache
def _titles() -> tuple[Title, ...]:
    """Titles of the data file, longest first so that ``vlaams minister`` is seen before ``minister``."""
    rows = vocabulary("name_rules")["title"]
    titles = [
        Title(form=form, gender=row.get("gender"), is_minister=row.get("is_minister", False))
        for row in rows
        for form in row["forms"]
    ]
    return tuple(sorted(titles, key=lambda title: -len(title.form)))


@cache
def near_miss_surnames() -> frozenset[str]:
    """Folded surnames of the data file's near misses: real surnames that edit distance may never turn into another."""
    groups = vocabulary("name_rules")["near_misses"]["groups"]
    return frozenset(folded_key(surname) for group in groups for surname in group)


def _plain_text(text: str) -> str:
    """Composed Unicode, one kind of apostrophe and of hyphen, single spaces."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text).translate(_TO_PLAIN)).strip()


def _strip_title(text: str) -> tuple[str, Title | None]:
    lowered = text[:_LONGEST_TITLE].translate(_TO_PLAIN).lower()
    for title in _titles():
        if lowered.startswith(title.form + " "):
            return text[len(title.form) + 1 :].lstrip(), title
    return text, None


def _drop_apposition_or_swap(name: str) -> str:
    """``Peeters, Lydia`` (search service) -> ``Lydia Peeters``; ``Kennes, verslaggever`` -> ``Kennes``."""
    surname, comma, rest = name.partition(",")
    rest = rest.strip()
    if not comma:
        return name
    if rest[:1].isupper() and "," not in rest:
        return f"{rest} {surname.strip()}"
    return surname.strip()


@lru_cache(maxsize=20_000)  # a crawl of all reports prints a few thousand distinct names
def read_printed_name(text: str) -> PrintedName:
    """Take titles, the last parenthesis, a colon and an apposition off a printed name (source contract §5.2, §6).

    ``text`` is a speaker label, a chair line, a name in a heading or a cue's name. Several titles in a row are all
    taken off (``collega minister``). The result's ``name`` keeps case and diacritics.
    """
    name = _LAST_PARENTHESIS.sub("", exact_key(text)).rstrip(": ").strip()
    is_minister = False
    gender: str | None = None
    while True:
        name, title = _strip_title(name)
        if title is None:
            break
        is_minister = is_minister or title.is_minister
        gender = gender or title.gender
    return PrintedName(name=_drop_apposition_or_swap(name), is_minister=is_minister, gender=gender)


def exact_key(name: str) -> str:
    """The name as printed, composed and with single spaces; case, diacritics and apostrophe forms still count."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", name.replace("\u00ad", ""))).strip()


@lru_cache(maxsize=50_000)
def folded_key(name: str) -> str:
    """The name without case, diacritics, apostrophes and hyphens: two spellings of one name have one folded key."""
    # Apostrophes before decomposition, which takes some of them apart, and after it, which yields others.
    decomposed = unicodedata.normalize("NFKD", _plain_text(name)).casefold()
    decomposed = unicodedata.normalize("NFKD", decomposed).translate(_TO_PLAIN)
    unmarked = "".join(character for character in decomposed if not unicodedata.combining(character))
    letters = unmarked.translate(_UNMARKED).replace("' ", "").replace("'", "").replace("-", " ")
    return _SPACES.sub(" ", letters).strip()


def glued_key(name: str) -> str:
    """The folded key without its spaces: what text extraction makes of first and last name (source contract §3.4)."""
    return folded_key(name).replace(" ", "")


def looks_glued(name: str) -> bool:
    """Whether a space seems lost: a small letter directly before a capital, or no space at all."""
    plain = _plain_text(name)
    return " " not in plain or _GLUED_BOUNDARY.search(plain) is not None


def short_forms(first_name: str, last_name: str) -> tuple[str, ...]:
    """Other forms of one name: first name with each half of a hyphenated surname, and the surname first.

    ``Frieda``, ``Verougstraete-Deschacht`` -> ``Frieda Verougstraete``, ``Frieda Deschacht``,
    ``Verougstraete-Deschacht Frieda`` (source contract §6: married and short forms, order).
    """
    halves = [half.strip() for half in last_name.split("-")]
    forms = [f"{first_name} {half}" for half in halves if half] if len(halves) > 1 else []
    return (*forms, f"{last_name} {first_name}")


def hyphen_half_forms(name: str) -> tuple[str, ...]:
    """The shorter forms of a printed name whose last word is hyphenated: the reverse case of :func:`short_forms`.

    ``Hermes Sanctorum-Vandevoorde`` -> ``Hermes Sanctorum``, ``Hermes Vandevoorde``.
    """
    before, space, last = _plain_text(name).rpartition(" ")
    if not space or "-" not in last:
        return ()
    return tuple(f"{before} {half}" for half in last.split("-") if half)
