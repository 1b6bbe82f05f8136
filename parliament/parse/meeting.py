"""What a report says of its meeting: cover first, running headers where the cover is silent (source contract §3.4)."""

import re

from parliament.model import AgendaItem, ItemType, Line, MeetingHeading, MeetingKind
from parliament.parse.dates import find_date
from parliament.text.running import RunningHeader, read_running_header

_NUMBER = re.compile(r"\b(?:vergadering|nr\.|nummer) ?(?P<number>C?\d{1,4})\b", re.IGNORECASE)
_SESSION_YEAR = re.compile(r"\b((?:19|20)\d{2})-((?:19|20)\d{2})\b")
_COMMITTEE_END = re.compile(
    r"(?:van \d{1,2} |\(|(?:maan|dins|woens|donder|vrij|zater|zon)dag\b|vergadering\b|zitting|nr\. ?\d)", re.IGNORECASE
)
# Committee names on covers take two lines, three at most.
_MOST_COMMITTEE_LINES = 4
_PLENARY_TYPES = frozenset({ItemType.ACTUELE_VRAAG, ItemType.ACTUALITEITSDEBAT, ItemType.OPENING, ItemType.STEMMINGEN})


def read_meeting(cover: list[str], lines: tuple[Line, ...], items: list[AgendaItem]) -> MeetingHeading:
    """Read the meeting's heading from the cover's lines, completed by the first running header and by the items."""
    text = "\n".join(cover)
    header = _first_header(lines)
    number = _NUMBER.search(text)
    session_year = _SESSION_YEAR.search(text)
    return MeetingHeading(
        kind=_kind(text, header, items),
        number=number["number"] if number else (header.number if header else None),
        session_year=session_year[0] if session_year else (header.session_year if header else None),
        date=find_date(text) or (find_date(header.date) if header else None),
        committee=_committee(cover),
    )


def _first_header(lines: tuple[Line, ...]) -> RunningHeader | None:
    headers = (read_running_header(line.text) for line in lines if "ergadering nr" in line.text)
    return next((header for header in headers if header is not None), None)


def _kind(cover: str, header: RunningHeader | None, items: list[AgendaItem]) -> MeetingKind:
    lowered = cover.lower()
    if "commissievergadering" in lowered or "commissie voor" in lowered:
        return MeetingKind.COMMITTEE
    if "plenaire vergadering" in lowered:
        return MeetingKind.PLENARY
    if header is not None:
        return MeetingKind.COMMITTEE if header.kind.startswith("Commissie") else MeetingKind.PLENARY
    return MeetingKind.PLENARY if any(item.type in _PLENARY_TYPES for item in items) else MeetingKind.COMMITTEE


def _committee(cover: list[str]) -> str | None:
    for index, text in enumerate(cover):
        if text.startswith(("Commissie voor ", "Commissie ad hoc", "Verenigde Commissies", "Subcommissie")):
            names = [text]
            for following in cover[index + 1 : index + _MOST_COMMITTEE_LINES]:
                if _COMMITTEE_END.match(following):
                    break
                names.append(following)
            return " ".join(names)
    return None
