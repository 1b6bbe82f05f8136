"""Session years as reports print them: ``2019-2020``, and sessions of one year (``2009``, ``BZ 2014``).

A session of one year opens every legislature (source contract §11); documents mark it with "BZ", *buitengewone
zitting*. It is written as its year alone.
"""

import re

_SPECIAL = r"(?:BZ|B\.Z\.|[Bb]uitengewone zitting(?: van)?)"
# What may stand between two parentheses, or behind the word "zittingsjaar".
PRINTED_SESSION_YEAR = (
    rf"(?:{_SPECIAL} ?)?(?:19|20)\d{{2}}(?: ?[-–—/] ?(?:(?:19|20)\d{{2}}|\d{{2}}))?(?: ?[-–—,]? ?{_SPECIAL})?"
)
_YEARS = re.compile(r"(?P<first>(?:19|20)\d{2})(?: ?[-–—/] ?(?P<second>(?:19|20)?\d{2}))?")
# On covers: behind its word, or two years anywhere.
_ON_COVER = re.compile(
    rf"(?:[Zz]ittingsjaar|ZITTINGSJAAR|[Zz]itting|ZITTING|[Gg]ewone zitting)(?: van)?\s{{0,4}}:?\s{{0,4}}"
    rf"(?P<named>{PRINTED_SESSION_YEAR})\b"
    r"|\b(?P<pair>(?:19|20)\d{2} ?[-–—] ?(?:19|20)\d{2})\b"
    rf"|\b(?P<special>{_SPECIAL} ?(?:19|20)\d{{2}})\b"
)


def canonical_session_year(printed: str) -> str:
    """``2019-2020`` or ``2009``, whatever dash or mark of a special session the report prints with it."""
    match = _YEARS.search(printed)
    if match is None:
        return printed
    first, second = match["first"], match["second"]
    if second is None:
        return first
    return f"{first}-{second if len(second) == len(first) else first[:2] + second}"


def find_session_year(cover: str) -> str | None:
    """The session year that the lines of a cover name, or ``None``."""
    match = _ON_COVER.search(cover)
    return None if match is None else canonical_session_year(match["named"] or match["pair"] or match["special"])
