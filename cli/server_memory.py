"""Restarts of Prefect's server and worker for the memory they hold: both grow with runs, and give nothing back.

Only while nothing runs or is about to: a run talks to the server from its first second to its last.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic

from cli.part_launcher import descendants
from cli.prefect_api import PrefectApi
from cli.supervisor import Supervisor
from flows.run_marker import is_run_under_way
from parliament.errors import SpreektijdError
from warehouse.paths import DataFolder

SERVER = "server"
WORKER = "worker"
# It grows by a megabyte a run at most; a look costs some ten milliseconds.
LOOK_EVERY_SECONDS = 10.0
# A restart took 22 s on two busy cores, and four minutes is the longest that a start may take: what is due within ten
# minutes finds a server that has long been ready.
DUE_WITHIN = timedelta(minutes=10)
# A limit below what a fresh server holds would have it restarted for ever: so, once a day.
LEAST_SECONDS_BETWEEN = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class PartFacts:
    """What the decision depends on; bytes, and seconds since the last restart (``None``: there was none)."""

    memory_bytes: int
    is_run_under_way: bool
    is_run_due: bool
    seconds_since_restart: float | None


def is_restart_due(facts: PartFacts, limit_bytes: int) -> bool:
    """Whether the part is to be started again now."""
    has_rested = facts.seconds_since_restart is None or facts.seconds_since_restart >= LEAST_SECONDS_BETWEEN
    is_idle = not facts.is_run_under_way and not facts.is_run_due
    return facts.memory_bytes > limit_bytes and has_rested and is_idle


def resident_bytes(process_id: int) -> int:
    """Resident memory of a process and of all below it, according to ``/proc``; 0 where there is no ``/proc``."""
    found = 0
    for process in (process_id, *descendants(process_id)):
        try:
            status = Path(f"/proc/{process}/status").read_text(encoding="utf-8", errors="replace")
        except OSError:
            # It ended in this moment.
            continue
        # "VmRSS:      1234 kB", in units of 1024 bytes (proc_pid_status(5)); a process that has ended has none.
        found += sum(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmRSS:"))
    return found


class ServerMemory:
    """Looks at the server and the worker of one ``serve`` and restarts whichever has grown beyond a limit."""

    def __init__(
        self,
        folder: DataFolder,
        api: PrefectApi,
        supervisor: Supervisor,
        limit_bytes: int,
        notice: Callable[[str], None],
    ) -> None:
        self._folder, self._api, self._supervisor = folder, api, supervisor
        self._limit_bytes, self._notice = limit_bytes, notice
        self._next_look = 0.0
        self._restarted_at: dict[str, float] = {}

    def look(self) -> None:
        """Restart a part when that is due; to be called a few times a second."""
        if monotonic() < self._next_look:
            return
        self._next_look = monotonic() + LOOK_EVERY_SECONDS
        for part in (SERVER, WORKER):
            memory = resident_bytes(self._supervisor.process_ids()[part])
            # Prefect is asked about runs only when there is a reason.
            if memory > self._limit_bytes and is_restart_due(self._facts(part, memory), self._limit_bytes):
                self._restart(part, memory)

    def _restart(self, part: str, memory: int) -> None:
        self._supervisor.restart(part)
        self._restarted_at[part] = monotonic()
        self._notice(
            f"Prefect's {part} held {memory / 1e6:.0f} MB of memory, more than {self._limit_bytes / 1e6:.0f}; "
            "nothing was running, so it was started again."
        )

    def _facts(self, part: str, memory: int) -> PartFacts:
        try:
            is_under_way = is_run_under_way(self._folder) or bool(self._api.runs_under_way())
            is_due = self._api.is_one_due(datetime.now(UTC) + DUE_WITHIN)
        except SpreektijdError:
            # A server that does not answer is about to start, or busy: the next look will know.
            is_under_way = is_due = True
        restarted_at = self._restarted_at.get(part)
        since = None if restarted_at is None else monotonic() - restarted_at
        return PartFacts(memory, is_under_way, is_due, since)
