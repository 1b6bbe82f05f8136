"""A query that runs while somebody waits: Ctrl-C stops it and not the program, and a long one says how far it is."""

import sys
from collections.abc import Callable
from threading import Thread
from time import monotonic
from typing import Final, TypeVar

from cli.results import Destination, drawn, page, write
from warehouse.query_errors import StoppedError
from warehouse.results import Result
from warehouse.session import Session

Found = TypeVar("Found")

# A shorter wait needs no sign of life.
_SILENT_SECONDS: Final = 2.0
# Between two looks; Ctrl-C is heard at once in any case.
_LOOK_SECONDS: Final = 0.1
_CLEAR_LINE: Final = "\r\x1b[K"


def waited_for(session: Session, work: Callable[[], Found]) -> Found:
    """What ``work`` returns or raises; it asks the session, in a thread, so that the terminal stays heard.

    Raises:
        StoppedError: Ctrl-C came, and the query was stopped.
    """
    found: list[Found] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            found.append(work())
        # Whatever it is, it is raised again where it is waited for.
        except BaseException as error:  # noqa: BLE001
            failed.append(error)

    thread = Thread(target=run, name="query")
    thread.start()
    is_stopped = _wait(session, thread)
    if is_stopped:
        raise StoppedError("the query was stopped")
    if failed:
        raise failed[0]
    return found[0]


def show_waiting(session: Session, found: Result | None, destination: Destination) -> int:
    """Show what a statement gives while Ctrl-C can stop it; returns the number of rows.

    Raises:
        UsageError: the statement fails, or its rows cannot be written.
        StoppedError: it was stopped.
    """
    if found is None:
        return 0
    if not destination.is_drawn:
        return waited_for(session, lambda: write(found, destination))
    table = waited_for(session, lambda: drawn(found, destination.layout))
    page(table)
    return table.found_count or 0


def _wait(session: Session, thread: Thread) -> bool:
    """Wait for the thread's end, however long that takes; returns whether Ctrl-C came meanwhile."""
    started = monotonic()
    is_stopped, is_told = False, False
    while True:
        try:
            thread.join(_LOOK_SECONDS)
            if not thread.is_alive():
                break
            if monotonic() - started > _SILENT_SECONDS and sys.stderr.isatty():
                is_told = True
                _tell(progress_line(session.progress_share(), monotonic() - started))
        except KeyboardInterrupt:
            is_stopped = True
            session.interrupt()
    if is_told:
        _tell("")
    if is_stopped:
        session.settle()
    return is_stopped


def _tell(text: str) -> None:
    sys.stderr.write(_CLEAR_LINE + text)
    sys.stderr.flush()


def progress_line(share: float | None, elapsed: float) -> str:
    """The progress of a long query: how much is done, where that is known, and the seconds so far."""
    done = "" if share is None else f"{share:4.0%} done, "
    return f"{done}{elapsed:.0f} s; Ctrl-C stops the query"
