"""Session years: when one opens and to which one a day belongs."""

from datetime import date, timedelta
from typing import Final

_SEPTEMBER: Final = 9
_MONDAY: Final = 0
# The fourth Monday lies three weeks after the first.
_AFTER_FIRST_MONDAY: Final = timedelta(weeks=3)


def session_year_opening(calendar_year: int) -> date:
    """The day on which the session year of ``calendar_year`` opens: the fourth Monday of September.

    Source contract §1.5 (meeting number 1 of 2023-2024 was on 25 September 2023).
    """
    first = date(calendar_year, _SEPTEMBER, 1)
    return first + timedelta(days=(_MONDAY - first.weekday()) % 7) + _AFTER_FIRST_MONDAY


def session_year_of(day: date) -> str:
    """The session year to which ``day`` belongs, written as the parliament does: ``2023-2024``."""
    first_year = day.year if day >= session_year_opening(day.year) else day.year - 1
    return f"{first_year}-{first_year + 1}"


def session_year_start(day: date) -> date:
    """The opening day of the session year to which ``day`` belongs."""
    return session_year_opening(int(session_year_of(day)[:4]))
