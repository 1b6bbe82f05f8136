"""What each stage of a run cost: its seconds, and the most memory that the run's own process had meanwhile."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from flows.run_result import StageFigures

# Linux: writing 5 resets the measured peak, VmHWM is the peak since (proc_pid_clear_refs(5), proc(5)).
_BEGIN_AGAIN, _STATUS = Path("/proc/self/clear_refs"), Path("/proc/self/status")
_PEAK = re.compile(r"^VmHWM:\s*(\d+) kB$", re.MULTILINE)


class StageClock:
    """Measures stages one after the other; also one that ends with an error. Processes that read files are apart."""

    def __init__(self) -> None:
        self._figures: list[StageFigures] = []

    @property
    def figures(self) -> tuple[StageFigures, ...]:
        """The stages so far, in the order in which they ended."""
        return tuple(self._figures)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure what is done within."""
        with suppress(OSError):
            _BEGIN_AGAIN.write_text("5", encoding="ascii")
        started = time.perf_counter()
        try:
            yield
        finally:
            self._figures.append(StageFigures(name, round(time.perf_counter() - started, 3), peak_memory_bytes()))


def peak_memory_bytes() -> int | None:
    """The most memory that this process has had since the measurement began; ``None`` where nobody says (not Linux)."""
    with suppress(OSError):
        found = _PEAK.search(_STATUS.read_text(encoding="ascii", errors="replace"))
        return int(found[1]) * 1024 if found else None
    return None
