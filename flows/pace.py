"""How long the rest will take, judged by what this run has measured, and said only when it has measured enough."""

import time
from collections.abc import Callable

# Less than this is no measurement: connections open, processes start, the first batch is under way.
_SHORTEST_MEASUREMENT_SECONDS = 10.0
_HOUR, _MINUTE = 3600, 60


class Pace:
    """Pieces done over time, from the moment it is made; what was done before is not counted as measured."""

    def __init__(self, done_before: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._started_at = self._reached_at = clock()
        self._done_before = self._done = done_before
        self._total = done_before

    def reached(self, done: int, total: int) -> None:
        """``done`` of ``total`` pieces are done now; the total may change on the way."""
        if done > self._done:
            self._done, self._reached_at = done, self._clock()
        self._total = total

    @property
    def seconds_left(self) -> float | None:
        """Seconds that the rest takes at the pace measured so far; ``None`` while there is too little to judge by."""
        if self._done >= self._total:
            return 0.0
        measured = self._reached_at - self._started_at
        worked = self._done - self._done_before
        if not worked or measured < _SHORTEST_MEASUREMENT_SECONDS:
            return None
        rest = (self._total - self._done) * measured / worked
        return max(0.0, rest - (self._clock() - self._reached_at))


def in_words(seconds: float | None) -> str:
    """A remaining time for people, no finer than it is known: ``about 3 h 10 min left``."""
    if seconds is None:
        return "too early to say how long"
    if seconds >= _HOUR:
        hours, rest = divmod(seconds, _HOUR)
        return f"about {hours:.0f} h {rest // _MINUTE:.0f} min left"
    if seconds >= 2 * _MINUTE:
        return f"about {seconds / _MINUTE:.0f} min left"
    return f"about {10 * (seconds // 10 + 1):.0f} s left" if seconds else ""
