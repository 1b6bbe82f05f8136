"""Running headers and footers: the lines that a page prints and the debate does not contain.

Forms: source contract §3.4 and §11, and the real report ("2 Commissievergadering nr. C180 (2019-2020) – 12 mei 2020",
number left on even pages and right on odd ones, and below it "Vlaams Parlement" with or without the address).
"""

import re
from dataclasses import dataclass

from parliament.text.session_years import PRINTED_SESSION_YEAR, canonical_session_year

_DATE = r"(?:[a-z]{4,6}dag )?\d{1,2}(?: (?:en|tot(?: en met)?) \d{1,2})? [A-Za-z]{3,9} \d{4}"
_HEADER = re.compile(
    r"(?:(?P<left>\d{1,4})[ |]{1,9})?"
    r"(?P<kind>(?:Commissie|Plenaire )vergadering) (?:nr\.?|nummer) ?(?P<number>C?\d{1,4}) ?"
    rf"\((?P<session_year>{PRINTED_SESSION_YEAR})\) ?[-–—]? ?(?P<date>{_DATE})"
    r"(?:[ |]{1,9}(?P<right>\d{1,4}))?",
    re.IGNORECASE,
)
# What every running header holds, and every footer: spares the expressions for nearly all lines.
HEADER_WORD = "ergadering"
FOOTER_START = "Vlaams Parlement"
# The publisher's line, with nothing, the page, the address or a few words behind it: a sentence may begin so too.
_FOOTER = re.compile(
    r"(?:\d{1,4} {1,9})?Vlaams Parlement"
    r"(?: {1,9}(?:[-–—|] {1,9})?(?:\d{4} Brussel.{0,100}|www\..{0,60}|\d{1,4})"
    r"| {1,9}[-–—|] {1,9}\S{1,30}(?: \S{1,30})?)?"
)
_PAGE_NUMBER = re.compile(r"(?:p\. ?|[-–—] ?)?[0-9]{1,4}(?: ?[-–—])?")
_LONGEST_PAGE_NUMBER = 12


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
    if HEADER_WORD not in text and HEADER_WORD.upper() not in text:
        return None
    match = _HEADER.fullmatch(" ".join(text.split()))
    if match is None:
        return None
    page = match["left"] or match["right"]
    return RunningHeader(
        kind=match["kind"].capitalize(),
        number=match["number"],
        session_year=canonical_session_year(match["session_year"]),
        date=match["date"],
        page=int(page) if page else None,
    )


def is_running_footer(text: str) -> bool:
    """Whether the whole line is the publisher's line that stands under or over a page."""
    return FOOTER_START in text and _FOOTER.fullmatch(text.strip()) is not None


def is_page_number(text: str) -> bool:
    """Whether the whole line is a number that can be a page's: "4", "- 4 -", "p. 4"."""
    text = text.strip()
    return len(text) <= _LONGEST_PAGE_NUMBER and _PAGE_NUMBER.fullmatch(text) is not None


def page_number_in(text: str) -> int:
    """The number in a line that :func:`is_page_number` accepts."""
    return int("".join(filter(str.isdigit, text)))
