"""What a report says of its meeting: its cover, compared with its running headers (source contract §3.4).

Both print the kind, number, session year and date. Where they differ, what most headers print is believed, because one
line of a cover is soon wrong ("verplaatst van 5 mei 2020"), and the difference is reported.
"""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from parliament.model import AgendaItem, Issue, ItemType, MeetingHeading, MeetingKind, Severity
from parliament.parse.dates import find_date, find_dates
from parliament.parse.hyphens import HyphenLexicon, join_broken_lines
from parliament.text.running import RunningHeader
from parliament.text.session_years import find_session_year

_NUMBER = re.compile(
    r"\b(?:vergadering|nr\.|nummer)\s{0,3}(?P<number>C?\d{1,4})\b(?!\s+(?:en \d+ )?[a-z]{3,9} \d{4})", re.IGNORECASE
)
_TITLE_LINE = re.compile(r"commissievergadering\b", re.IGNORECASE)
# A committee by any name: "Commissie ad hoc …", "Subcommissie …", "Bijzondere commissie …", "Werkgroep …".
_COMMITTEE_LINE = re.compile(r"(?:[A-ZÀ-Þ][\w-]* ){0,2}(?:[\w-]*commissies?|werkgroep)(?!\w)", re.IGNORECASE)
# Where the committee's name ends: the date, a weekday, a part of the day, a remark, the session. It may be glued on.
_COMMITTEE_END = re.compile(
    r"(?:^|[ ,–-]+)(?:\(|van \d{1,2}\b|\d{1,2} [a-z]{3,9} \d{4}"
    r"|(?:maan|dins|woens|donder|vrij|zater|zon)dag\b|(?:voor|na)middag|ochtend|avond(?:vergadering)?\b|morgenvergadering"
    r"|vergadering\b|[Zz]itting|zittingsjaar|Nr\. ?\d|nr\. ?\d|woordelijk verslag)",
    re.IGNORECASE,
)
# Committee names on covers take two lines, three at most.
_MOST_COMMITTEE_LINES = 4
# So many headers that print the same against the cover are believed.
_FEWEST_HEADERS = 2
_PLENARY_TYPES = frozenset({ItemType.ACTUELE_VRAAG, ItemType.ACTUALITEITSDEBAT, ItemType.OPENING, ItemType.STEMMINGEN})


def read_meeting(
    cover: list[str], headers: Sequence[RunningHeader], items: list[AgendaItem]
) -> tuple[MeetingHeading, list[Issue]]:
    """Read the meeting's heading from the cover's lines, compared with the running headers and completed by them."""
    text = "\n".join(cover)
    number = _NUMBER.search(text)
    issues: list[Issue] = []
    printed_kind = _kind_on_cover(cover)
    kind = _kind_in(headers) if headers else None
    heading = MeetingHeading(
        kind=printed_kind or kind or _kind_by_items(items),
        number=_settle("number", number["number"] if number else None, [one.number for one in headers], issues),
        session_year=_settle("session year", find_session_year(text), [one.session_year for one in headers], issues),
        date=_date(text, headers, issues),
        committee=_committee(cover),
    )
    if printed_kind is not None and kind is not None and printed_kind is not kind:
        issues.append(_differs("kind", printed_kind.value, kind.value))
    return heading, issues


def _settle(what: str, on_cover: str | None, in_headers: Sequence[str], issues: list[Issue]) -> str | None:
    """The cover's value, or that of most headers where it says nothing or several headers say otherwise."""
    if not in_headers:
        return on_cover
    usual, count = Counter(in_headers).most_common(1)[0]
    if on_cover is None or on_cover == usual:
        return usual
    issues.append(_differs(what, on_cover, usual))
    return usual if count >= _FEWEST_HEADERS else on_cover


def _date(cover: str, headers: Sequence[RunningHeader], issues: list[Issue]) -> date | None:
    printed = find_dates(cover)
    in_headers = [day for header in headers if (day := find_date(header.date)) is not None]
    if not in_headers:
        return printed[0] if printed else None
    usual, count = Counter(in_headers).most_common(1)[0]
    if not printed or printed[0] == usual:
        return usual
    issues.append(_differs("date", printed[0].isoformat(), usual.isoformat()))
    return usual if count >= _FEWEST_HEADERS or usual in printed else printed[0]


def _differs(what: str, on_cover: str, in_headers: str) -> Issue:
    detail = f"{what} {on_cover} on the cover, {in_headers} in the running headers"
    return Issue("cover_differs_from_headers", Severity.WARNING, None, detail)


def _kind_on_cover(cover: Sequence[str]) -> MeetingKind | None:
    lowered = "\n".join(cover).lower()
    if "commissievergadering" in lowered or "commissie voor" in lowered:
        return MeetingKind.COMMITTEE
    if "plenaire vergadering" in lowered:
        return MeetingKind.PLENARY
    return MeetingKind.COMMITTEE if any(map(_COMMITTEE_LINE.match, cover)) else None


def _kind_in(headers: Sequence[RunningHeader]) -> MeetingKind:
    committees = sum(header.kind.startswith("Commissie") for header in headers)
    return MeetingKind.COMMITTEE if committees * 2 > len(headers) else MeetingKind.PLENARY


def _kind_by_items(items: Sequence[AgendaItem]) -> MeetingKind:
    return MeetingKind.PLENARY if any(item.type in _PLENARY_TYPES for item in items) else MeetingKind.COMMITTEE


def _committee(cover: Sequence[str]) -> str | None:
    """The committee's name: what stands below "Commissievergadering", or opens with a word of committees."""
    title = next((index for index, text in enumerate(cover) if _TITLE_LINE.match(text)), None)
    if title is not None:
        behind = _TITLE_LINE.sub("", cover[title], count=1).lstrip(" :–-")
        named = _name_from([behind] if behind else [], cover[title + 1 :])
        if named is not None:
            return named
    first = next((index for index, text in enumerate(cover) if _COMMITTEE_LINE.match(text)), None)
    return None if first is None else _name_from([], cover[first:])


def _name_from(behind_title: list[str], lines: Sequence[str]) -> str | None:
    names: list[str] = []
    for text in [*behind_title, *lines][:_MOST_COMMITTEE_LINES]:
        end = _COMMITTEE_END.search(text)
        names.append(text[: end.start()].rstrip(" ,–-") if end else text)
        if end is not None:
            break
    named = [name for name in names if name]
    # Covers break names at a hyphen as any line.
    return join_broken_lines(named, HyphenLexicon([]))[0] if named and named[0][0].isalpha() else None
