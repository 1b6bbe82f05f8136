"""Running headers and footers: the lines that a page prints and the debate does not contain.

Forms: source contract §3.4 and the real report ("2 Commissievergadering nr. C180 (2019-2020) – 12 mei 2020", number
left on even pages and right on odd ones, and below it "Vlaams Parlement" with or without the address).
"""

import re
from dataclasses import dataclass

_HEADER = re.compile(
    r"(?:(?P<left>\d{1,4}) {1,9})?"
    r"(?P<kind>Commissievergadering|Plenaire [Vv]ergadering) (?:nr\. ?|Nr\. ?)(?P<number>C?\d{1,4}) "
    r"\((?P<session_year>\d{4}-\d{4})\) ?[–—-] ?(?P<date>\d{1,2} [a-z]{3,9} \d{4})"
    r"(?: {1,9}(?P<right>\d{1,4}))?"
)
# What every running header holds, and every footer: spares the expressions for nearly all lines.
HEADER_WORD = "ergadering"
FOOTER_START = "Vlaams Parlement"
_FOOTER = re.compile(r"(?:\d{1,4} {1,9})?Vlaams Parlement(?:(?: {1,9}[—–-] .{0,120})| {1,9}\d{1,4})?")


@dataclass(frozen=True, slots=True)
class RunningHeader:
    """What one running header prints; ``page`` is ``None`` where it carries no number. ``date`` is as printed."""

    kind: str
    number: str
    session_year: str
    date: str
    page: int | None


def read_running_header(text: str) -> RunningHeader | None:
    """Return the running header that the whole line ``text`` is, or ``None``."""
    if HEADER_WORD not in text:
        return None
    match = _HEADER.fullmatch(text.strip())
    if match is None:
        return None
    page = match["left"] or match["right"]
    return RunningHeader(
        kind=match["kind"],
        number=match["number"],
        session_year=match["session_year"],
        date=match["date"],
        page=int(page) if page else None,
    )


def is_running_footer(text: str) -> bool:
    """Whether the whole line is the publisher's line that stands under or over a page."""
    return FOOTER_START in text and _FOOTER.fullmatch(text.strip()) is not None
