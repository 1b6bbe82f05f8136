"""Not being a burden: requests in flight, requests per second, waiting when asked to, and a budget per run."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from parliament.errors import BudgetExhaustedError


class RequestGate:
    """Lets at most ``max_in_flight`` requests through at a time, started evenly at ``requests_per_second``."""

    def __init__(
        self,
        *,
        max_in_flight: int,
        requests_per_second: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._slots = threading.BoundedSemaphore(max_in_flight)
        self._interval_seconds = 1 / requests_per_second
        self._clock = clock
        self._sleep = sleep
        self._lock = threading.Lock()
        self._next_start = clock()

    @contextmanager
    def slot(self) -> Iterator[None]:
        """Wait for a free place and for one's turn, and hold the place meanwhile."""
        with self._slots:
            self._sleep(self._seconds_to_turn())
            yield

    def hold_back(self, seconds: float) -> None:
        """Start nothing for ``seconds``: what the service asks of one request it asks of all."""
        with self._lock:
            self._next_start = max(self._next_start, self._clock() + seconds)

    def _seconds_to_turn(self) -> float:
        with self._lock:
            now = self._clock()
            start = max(self._next_start, now)
            self._next_start = start + self._interval_seconds
            return start - now


class RunBudget:
    """How many requests and seconds one run may use."""

    def __init__(self, *, max_requests: int, max_seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._max_requests = max_requests
        self._max_seconds = max_seconds
        self._clock = clock
        self._started_at = clock()
        self._lock = threading.Lock()
        self._requests = 0

    @property
    def requests(self) -> int:
        """Requests sent so far."""
        return self._requests

    def spend_request(self) -> None:
        """Take one request off the budget.

        Raises :class:`BudgetExhaustedError` when the requests or the seconds are used up.
        """
        with self._lock:
            if self._requests >= self._max_requests:
                raise BudgetExhaustedError(
                    f"The run's budget of {self._max_requests} requests is used up; the next run goes on from here."
                )
            self._requests += 1
        self.require_seconds(0)

    @property
    def seconds_left(self) -> float:
        """How long the run may still ask; 0 or less when it may no more."""
        return self._started_at + self._max_seconds - self._clock()

    def require_seconds(self, seconds: float) -> None:
        """Make sure that ``seconds`` are left.

        Raises :class:`BudgetExhaustedError` when they are not.
        """
        if seconds >= self.seconds_left:
            raise BudgetExhaustedError(
                f"The run's budget of {self._max_seconds:g} seconds is used up; the next run goes on from here."
            )


def retry_after_seconds(value: str | None, now: datetime) -> float | None:
    """What a ``Retry-After`` header asks for, in seconds from ``now``: a number of seconds or an HTTP date (RFC 9110).

    ``None`` when there is no header or it says neither. Never negative.
    """
    if value is None:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
