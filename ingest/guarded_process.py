"""A process of its own for reading files, which may hang, grow or die without taking the run with it.

The process ends itself: the kernel's timer and limit of memory act also where Python does not get a turn, in pdfium or
in a regular expression that never ends. The caller is told how it ended and at which step, and the next call begins
a new process. It is started with ``subprocess`` and not ``multiprocessing``, because a worker of Dask may have no
children of the latter kind, and because nothing of the caller's main module is run again.
"""

import os
import pickle
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import IO, Any, Self, TypeVar

from ingest.places import place_in_dump
from ingest.reading_limits import START_SECONDS, ReadingLimits, Verdict

T = TypeVar("T")
# A step that has ended its time is ended by the process itself; this much later it is ended from outside, which only
# happens to a process that is stopped (SIGSTOP) or waits for a disk that does not answer.
_GRACE_FACTOR = 3
# What a process says before it ends: a traceback of a few kilobytes.
_LONGEST_DUMP_BYTES = 1 << 16


class ProcessEndedError(Exception):
    """The process ended before it answered: why, at which step, and a sentence about it."""

    def __init__(self, verdict: Verdict, step: str | None, sentence: str) -> None:
        super().__init__(sentence)
        self.verdict = verdict
        self.step = step
        self.sentence = sentence


class ProcessClosedError(Exception):
    """The run ends: nothing more is read."""


class GuardedProcess:
    """Calls functions in one other process, one at a time; begins it when needed, and again when it has ended.

    A function is called with its argument and with ``begin_step``, which it calls with a name before each piece of
    work; limits apply to each step separately.
    """

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        self._calls: Connection[Any, Any] | None = None
        self._answers: Connection[Any, Any] | None = None
        self._told: IO[bytes] | None = None
        self._is_closed = False

    def __enter__(self) -> Self:
        """Nothing is begun before the first call."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process, whatever it is doing."""
        self.end()

    def begin(self, *modules: str) -> None:
        """Begin the process before its first call, and let it import some modules meanwhile.

        Raises:
            ProcessClosedError: the run ends.
        """
        self._begin(modules)

    def call(
        self,
        function: Callable[[Any, Callable[[str], None]], T],
        argument: Any,
        limits: ReadingLimits,
        on_step: Callable[[str], None] = lambda step: None,
    ) -> T:
        """What ``function(argument, begin_step)`` returns, called in the other process.

        Raises:
            ProcessEndedError: it took too long, needed too much memory or died.
            ProcessClosedError: the run ends.
        """
        calls, answers = self._begin()
        step: str | None = None
        try:
            calls.send((limits.seconds, limits.memory_bytes))
            calls.send_bytes(pickle.dumps(function))
            calls.send_bytes(pickle.dumps(argument))
            while answers.poll(max(limits.seconds, START_SECONDS) * _GRACE_FACTOR):
                what, value = answers.recv()
                if what == "step":
                    step = value
                    on_step(value)
                    continue
                result: T = self._result(what, value, step)
                return result
        except (EOFError, OSError):
            raise self._how_it_ended(step, limits) from None
        except BaseException as error:
            if not isinstance(error, ProcessEndedError):
                # Interrupted: what it would answer later must not be taken for the answer to another call.
                self.end()
            raise
        self.end()
        raise ProcessEndedError(Verdict.TOOK_TOO_LONG, step, _too_long(limits, None))

    @staticmethod
    def _result(what: str, value: Any, step: str | None) -> Any:
        if what == "returned":
            return value
        verdict, sentence = value
        raise ProcessEndedError(Verdict(verdict), step, sentence)

    def close(self) -> None:
        """Let no further call begin, and end the one that is under way in another thread."""
        self._is_closed = True
        child = self._child
        if child is not None:
            child.kill()

    def end(self) -> None:
        """End the process; the next call begins another."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.wait()
        for end in (self._calls, self._answers):
            if end is not None:
                end.close()
        self._calls = self._answers = None
        if self._told is not None:
            self._told.close()
            self._told = None

    def _begin(self, modules: Sequence[str] = ()) -> "tuple[Connection[Any, Any], Connection[Any, Any]]":
        if self._is_closed:
            raise ProcessClosedError
        if self._child is not None and self._calls and self._answers and self._child.poll() is None:
            return self._calls, self._answers
        self.end()
        # Pipes, which every sandbox allows, and no socket.
        their_calls, self._calls = Pipe(duplex=False)
        self._answers, their_answers = Pipe(duplex=False)
        numbers = their_calls.fileno(), their_answers.fileno()
        self._told = tempfile.TemporaryFile()  # noqa: SIM115 - closed by end()
        try:
            self._child = subprocess.Popen(  # noqa: S603 - this very program
                # -P: what lies in the current folder is not the program.
                [sys.executable, "-P", "-m", "ingest.guarded_child", *map(str, numbers), *modules],
                pass_fds=numbers,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._told,
                # The other process finds the same packages, however this one came to find them.
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
        except BaseException:
            self.end()
            raise
        finally:
            their_calls.close()
            their_answers.close()
        if self._is_closed:
            self.end()
            raise ProcessClosedError
        return self._calls, self._answers

    def _how_it_ended(self, step: str | None, limits: ReadingLimits) -> ProcessEndedError:
        """Wait for the process that hung up, and say why it did."""
        code = self._child.wait() if self._child is not None else 0
        if self._is_closed:
            raise ProcessClosedError
        dump = b""
        if self._told is not None:
            self._told.seek(0)
            dump = self._told.read(_LONGEST_DUMP_BYTES)
        self.end()
        if code == -signal.SIGALRM:
            return ProcessEndedError(Verdict.TOOK_TOO_LONG, step, _too_long(limits, place_in_dump(dump)))
        if code == -signal.SIGKILL:
            sentence = "the process that read it was killed, by the system for want of memory or by hand"
            return ProcessEndedError(Verdict.CRASHED, step, sentence)
        how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        return ProcessEndedError(Verdict.CRASHED, step, f"the process that read it died ({how})")


def _too_long(limits: ReadingLimits, place: str | None) -> str:
    return f"took too long: over {limits.seconds:g} seconds" + (f", at {place}" if place else "")
