"""The one rule of periods: from the first day until the day before the end, ``[from_date, to_date)``.

Memberships, terms in government, seats in committees, names of parties and coalitions all follow it (design §6); the
legislatures of the service include both ends, and are the exception.
"""

from datetime import date
from typing import Protocol


class Period(Protocol):
    """Anything with a half-open period ``[from_date, to_date)``; ``to_date`` ``None`` is still running."""

    @property
    def from_date(self) -> date:
        """First day."""

    @property
    def to_date(self) -> date | None:
        """First day after, or ``None``."""


def covers(period: Period, day: date) -> bool:
    """Whether a day lies in a period."""
    return period.from_date <= day and (period.to_date is None or day < period.to_date)


def overlap(one: Period, other: Period) -> bool:
    """Whether two periods have a day in common."""
    return starts_before_end(one.from_date, other) and starts_before_end(other.from_date, one)


def starts_before_end(day: date, period: Period) -> bool:
    """Whether a day comes before the end of a period; always when it still runs."""
    return period.to_date is None or day < period.to_date
