"""The other process of ``guarded_process.py``: calls what it is sent, under limits that the kernel enforces."""

import faulthandler
import os
import pickle
import resource
import signal
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from ingest.places import place_of
from ingest.reading_limits import START_SECONDS, Verdict

# How soon this process sees that the one that began it is gone.
_SECONDS_BETWEEN_LOOKS = 1.0


def main() -> None:
    """Answer calls until the other side hangs up."""
    # Ctrl-C is for the process that began this one, which ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What the process that began this one ignores or blocks is inherited.
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGALRM])
    # A process that pdfium ends leaves no image of its memory behind.
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    # The place where time ran out is written by C code, also while Python is stuck; then the signal kills as always.
    faulthandler.register(signal.SIGALRM, file=sys.stderr, all_threads=False, chain=True)
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    calls: Connection[Any, Any] = Connection(int(sys.argv[1]), writable=False)
    answers: Connection[Any, Any] = Connection(int(sys.argv[2]), readable=False)
    _import_ahead(sys.argv[3:])
    try:
        while True:
            seconds, memory_bytes = calls.recv()
            function = calls.recv_bytes()
            argument = calls.recv_bytes()
            answer = _answer(function, argument, answers, (seconds, memory_bytes))
            signal.setitimer(signal.ITIMER_REAL, 0)
            answers.send(answer)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _import_ahead(names: Sequence[str]) -> None:
    """Import what the first call will need meanwhile; a fault shows in the call."""
    signal.setitimer(signal.ITIMER_REAL, START_SECONDS)
    with suppress(Exception):
        for name in names:
            import_module(name)
    signal.setitimer(signal.ITIMER_REAL, 0)


def _answer(
    function: bytes, argument: bytes, answers: "Connection[Any, Any]", limits: tuple[float, int]
) -> tuple[str, Any]:
    def begin_step(name: str) -> None:
        answers.send(("step", name))
        _begin_limits(*limits)

    try:
        # What a function is imported with, the program itself, is the machine's time and not a file's.
        signal.setitimer(signal.ITIMER_REAL, START_SECONDS)
        called = pickle.loads(function)  # noqa: S301 - sent by the process that began this one
        _begin_limits(*limits)
        return "returned", called(pickle.loads(argument), begin_step)  # noqa: S301 - as above
    except MemoryError as error:
        return "failed", (Verdict.NEEDED_TOO_MUCH_MEMORY.value, too_much_memory(error, limits[1]))
    except Exception as error:  # noqa: BLE001 - the edge of the process: the other side is told
        return "failed", (Verdict.FAILED.value, unexpected(error))


def too_much_memory(error: BaseException, memory_bytes: int) -> str:
    """A sentence about a file for which the memory did not suffice."""
    place = place_of(error)
    return f"needed too much memory: over {memory_bytes >> 20} MB" + (f", at {place}" if place else "")


def unexpected(error: BaseException) -> str:
    """A sentence about an unforeseen error: its kind, its words and its place."""
    place = place_of(error)
    return f"a fault of the program: {type(error).__name__}: {error}" + (f", at {place}" if place else "")


def _begin_limits(seconds: float, memory_bytes: int) -> None:
    """Restart the limits: so much time from now, so much memory above what is held now."""
    held = _bytes_of_data()
    if held is not None:
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        most = held + memory_bytes
        resource.setrlimit(resource.RLIMIT_DATA, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    signal.setitimer(signal.ITIMER_REAL, seconds)


def _bytes_of_data() -> int | None:
    """What counts against the limit (man proc_pid_statm: the sixth number, in pages); ``None`` where there is no such.

    Data and not address space: libraries reserve gigabytes of addresses that they never fill.
    """
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5]) * resource.getpagesize()
    except OSError:
        return None


def _end_with(parent: int) -> None:
    """Watch the process that began this one: when it is killed, nobody else would say that the work is over."""
    while os.getppid() == parent:
        time.sleep(_SECONDS_BETWEEN_LOOKS)
    os._exit(1)


if __name__ == "__main__":
    main()
