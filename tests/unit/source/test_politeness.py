from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from parliament.errors import BudgetExhaustedError
from parliament.source.politeness import RequestGate, RunBudget, retry_after_seconds

NOW = datetime(2024, 1, 31, 2, 0, tzinfo=UTC)


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.time = 100.0

    def __call__(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.time += seconds


def gate(clock: Clock, requests_per_second: float = 4) -> RequestGate:
    return RequestGate(max_in_flight=4, requests_per_second=requests_per_second, clock=clock, sleep=clock.sleep)


def starts(clock: Clock, of: RequestGate, count: int) -> list[float]:
    times = []
    for _ in range(count):
        with of.slot():
            times.append(clock.time - 100)
    return times


def test_requests_start_at_an_even_pace() -> None:
    clock = Clock()
    assert starts(clock, gate(clock), 5) == [0, 0.25, 0.5, 0.75, 1.0]


def test_idle_time_is_not_saved_up() -> None:
    clock = Clock()
    of = gate(clock)
    starts(clock, of, 1)
    clock.sleep(10)
    assert starts(clock, of, 3) == [10, 10.25, 10.5]


def test_being_held_back_holds_all_back() -> None:
    clock = Clock()
    of = gate(clock)
    of.hold_back(7)
    of.hold_back(3)
    assert starts(clock, of, 2) == [7, 7.25]


def test_the_budget_counts_requests_and_seconds() -> None:
    clock = Clock()
    budget = RunBudget(max_requests=2, max_seconds=60, clock=clock)
    budget.spend_request()
    budget.spend_request()
    with pytest.raises(BudgetExhaustedError, match="2 requests is used up; the next run goes on"):
        budget.spend_request()
    assert budget.requests == 2
    clock.sleep(60)
    with pytest.raises(BudgetExhaustedError, match="60 seconds"):
        budget.require_seconds(0)


def test_a_wait_beyond_the_end_is_refused_beforehand() -> None:
    clock = Clock()
    budget = RunBudget(max_requests=2, max_seconds=60, clock=clock)
    budget.require_seconds(59)
    with pytest.raises(BudgetExhaustedError):
        budget.require_seconds(60)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None),
        ("0", 0),
        ("120", 120),
        (" 5 ", 5),
        (format_datetime(NOW + timedelta(seconds=90), usegmt=True), 90),
        (format_datetime(NOW - timedelta(days=1), usegmt=True), 0),
        ("Wed, 31 Jan 2024 02:00:30 -0000", 30),
        ("soon", None),
        ("", None),
        ("-3", None),
        ("1.5", None),
        ("²", None),
    ],
)
def test_retry_after_is_read(value: str | None, seconds: float | None) -> None:
    assert retry_after_seconds(value, NOW) == seconds
