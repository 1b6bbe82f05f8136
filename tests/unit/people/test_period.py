"""The half-open rule of periods."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from parliament.period import covers, overlap

FIRST, END = date(2024, 1, 10), date(2024, 1, 20)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Between:
    """A period."""

    from_date: date
    to_date: date | None


@pytest.mark.parametrize(
    ("day", "closed", "running"),
    [(FIRST - ONE_DAY, False, False), (FIRST, True, True), (END - ONE_DAY, True, True), (END, False, True)],
)
def test_a_period_covers_its_first_day_and_not_its_end(day: date, closed: bool, running: bool) -> None:
    assert covers(Between(FIRST, END), day) is closed
    assert covers(Between(FIRST, None), day) is running


@pytest.mark.parametrize(
    ("other", "meets"),
    [
        (Between(END, None), False),
        (Between(END - ONE_DAY, None), True),
        (Between(date(2000, 1, 1), FIRST), False),
        (Between(date(2000, 1, 1), FIRST + ONE_DAY), True),
    ],
)
def test_periods_that_touch_do_not_overlap(other: Between, meets: bool) -> None:
    period = Between(FIRST, END)
    assert overlap(period, other) is meets
    assert overlap(other, period) is meets
