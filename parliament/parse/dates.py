"""Dates as the reports print them: "12 mei 2020"."""

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
_DATE = re.compile(r"\b(\d{1,2}) ([A-Za-z]{3,9}) (\d{4})\b")


def find_date(text: str) -> date | None:
    """Return the first valid Dutch date in ``text``, or ``None``."""
    for match in _DATE.finditer(text):
        month = _MONTHS.get(match[2].lower())
        if month is None:
            continue
        try:
            return date(int(match[3]), month, int(match[1]))
        except ValueError:
            continue
    return None
