"""Dates as the reports print them: "12 mei 2020", "12 en 13 mei 2020"."""

import re
from datetime import date

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
         "december"),
        start=1,
    )
}  # fmt: skip
# Of several days the first is the meeting's: it went on on the next.
_DATE = re.compile(
    r"\b(\d{1,2})(?:(?: [A-Za-z]{3,9})? (?:en|tot(?: en met)?|[-–]) (?:[a-z]{4,6}dag )?\d{1,2})?"
    r" ([A-Za-z]{3,9}) (\d{4})\b"
)
# "(verplaatst van 5 mei 2020)", "oorspronkelijk gepland op 5 mei 2020": the day on which the meeting was not held.
_NOT_HELD = re.compile(
    r"(?:verplaatst|uitgesteld|verdaagd|verschoven|oorspronkelijk|in plaats van|gepland|vervangt|vervanging)"
    r"[^\n()]{0,40}$",
    re.IGNORECASE,
)
_BEFORE = 60


def find_date(text: str) -> date | None:
    """Return the first valid Dutch date in ``text`` on which a meeting can have been held, or ``None``."""
    return next(iter(find_dates(text)), None)


def find_dates(text: str) -> list[date]:
    """All valid Dutch dates in ``text``, in their order, without those from which a meeting was moved."""
    dates: list[date] = []
    for match in _DATE.finditer(text):
        month = _MONTHS.get(match[2].lower())
        if month is None or _NOT_HELD.search(text[max(0, match.start() - _BEFORE) : match.start()]):
            continue
        try:
            dates.append(date(int(match[3]), month, int(match[1])))
        except ValueError:
            continue
    return dates
