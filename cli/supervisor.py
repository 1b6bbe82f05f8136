"""Keeping a few processes alive: each is started again, with a growing pause, when it ends. No shell is involved.

Each runs below a launcher (``part_launcher.py``), which ends it when the supervisor itself is gone.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Protocol, Self

# A part that ends at once is tried again after one second, then two, four, and so on to a minute.
FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 60.0
# A part that lived this long was well: the next pause is a short one again.
WELL_AFTER_SECONDS = 60.0
# A flow run that is told to stop needs a moment to report it; after that it is ended without asking.
STOPPING_SECONDS = 15.0
LAUNCHER = Path(__file__).resolve().with_name("part_launcher.py")
# A log of this size is put aside when its part starts; one earlier log is kept.
LARGEST_LOG_BYTES = 10_000_000


@dataclass(frozen=True, slots=True)
class Part:
    """A process to keep alive: its name, its command line, where it runs and the file that its output goes to."""

    name: str
    arguments: tuple[str, ...]
    environment: Mapping[str, str]
    folder: Path
    log: Path


class PartWatcher(Protocol):
    """Hears what becomes of the parts."""

    def ended(self, name: str, sentence: str) -> None:
        """A part ended that should not have; nothing of it is left, and it is started again after a pause."""
        ...

    def recovered(self, name: str) -> None:
        """A part that had ended has been well for a while."""
        ...


class Supervisor:
    """Runs parts and starts them again when they end; leaving it stops them all, newest first."""

    def __init__(self, watcher: PartWatcher, *, first_pause: float = FIRST_PAUSE_SECONDS) -> None:
        self._watcher = watcher
        self._first_pause = first_pause
        self._running: dict[str, _RunningPart] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self, part: Part) -> None:
        """Start a part and keep it alive from now on."""
        self._running[part.name] = _RunningPart(part, self._first_pause)

    def process_ids(self) -> dict[str, int]:
        """The process of each part, by its name."""
        return {name: running.process.pid for name, running in self._running.items()}

    def restart(self, name: str) -> None:
        """End a part that runs and start it again at once: asked for, so it is not reported as an end."""
        self._running[name].restart()

    def look_after(self) -> None:
        """Start again what has ended and whose pause is over; to be called a few times a second."""
        for name, running in self._running.items():
            sentence = running.look_after()
            if sentence:
                self._watcher.ended(name, f"{name} {sentence}")
            elif running.has_recovered():
                self._watcher.recovered(name)

    def stop(self) -> None:
        """Stop every part and what it started, newest first."""
        while self._running:
            _, running = self._running.popitem()
            running.stop()


class _RunningPart:
    """One part, its process and when it may be started again."""

    def __init__(self, part: Part, first_pause: float) -> None:
        self._part = part
        self._first_pause = first_pause
        self._pause = first_pause
        self._start_at: float | None = None
        self._has_ended = False
        self.process = self._launch()

    def has_recovered(self) -> bool:
        """Whether it is well again after an end; true once."""
        if not self._has_ended or self._start_at is not None or self.process.poll() is not None:
            return False
        if monotonic() - self._launched_at < WELL_AFTER_SECONDS:
            return False
        self._has_ended = False
        return True

    def look_after(self) -> str | None:
        """Do what is due; a sentence when the part was found dead, ``None`` otherwise."""
        if self._start_at is not None:
            if monotonic() >= self._start_at:
                self._start_at = None
                self.process = self._launch()
            return None
        if self.process.poll() is None:
            return None
        self._end_group(signal.SIGKILL)
        self._close_input()
        self._has_ended = True
        lived = monotonic() - self._launched_at
        pause = self._first_pause if lived >= WELL_AFTER_SECONDS else self._pause
        self._pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
        self._start_at = monotonic() + pause
        return (
            f"ended (exit code {self.process.returncode}) after {lived:.0f} s and is started again in {pause:.0f} s; "
            f"its output is in {self._part.log}"
        )

    def restart(self) -> None:
        """Stop it and start it again; one that has ended by itself is left to its pause."""
        if self._start_at is None and self.process.poll() is None:
            self.stop()
            self.process = self._launch()

    def stop(self) -> None:
        """Ask it to stop, twice if need be (a Prefect worker may survive the first time), then end it."""
        # The last way is that of a supervisor that is gone: the launcher ends everything below it.
        for ask in (self.process.terminate, self.process.terminate, self._close_input):
            if self.process.poll() is not None:
                break
            ask()
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(STOPPING_SECONDS)
        self._end_group(signal.SIGKILL)
        self.process.wait()
        self._close_input()

    def _launch(self) -> subprocess.Popen[bytes]:
        log = self._part.log
        log.parent.mkdir(parents=True, exist_ok=True)
        if log.exists() and log.stat().st_size > LARGEST_LOG_BYTES:
            log.replace(log.with_suffix(".log.1"))
        self._launched_at = monotonic()
        with log.open("ab") as output:
            # A session of its own: Ctrl+C reaches the supervisor only, and what a part started can be ended with it.
            return subprocess.Popen(  # noqa: S603 - the command lines are this program's own
                (sys.executable, "-S", "-E", str(LAUNCHER), *self._part.arguments),
                env=dict(self._part.environment),
                cwd=self._part.folder,
                # Never written to: it closes when this process is gone, however it ended.
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def _close_input(self) -> None:
        if self.process.stdin:
            self.process.stdin.close()

    def _end_group(self, number: int) -> None:
        try:
            os.killpg(self.process.pid, number)
        except ProcessLookupError:
            # Nothing of it is left.
            return
