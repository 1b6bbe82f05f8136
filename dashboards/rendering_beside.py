"""Processes beside the run that render pages, so that every core does: ``dashboards/writing.py`` hands them out.

Rendering is Python, which one process does on one core only. A process is begun with ``subprocess`` and pipes, as the
one that reads reports is: nothing of the caller's main module runs again, and a run that is killed takes it along.
"""

import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Any

from dashboards.language import Language, languages
from dashboards.open_data.outward import PageHead
from dashboards.page import NOTHING_SHARED, Page, SiteWide
from dashboards.rendering import render_page

# Of the 652 pages of a night with one new report a second process took two fifths, and cost more than that: imports,
# templates and the engine of the charts are 1.2 s of a processor, while the drawing of charts already has the other one
# (at rest on two cores, three times each: 2.7 to 3.1 s without, 3.6 to 3.7 s with it). First renderings have thousands.
PAGES_BEFORE_PROCESSES = 2_000
# So many are sent at once: a thread that hands them over waits up to 5 ms for its turn in Python, a page takes 3.
BATCH = 16
# One is rendered, the next waits.
BATCHES_AHEAD = 2
# More would only wait for the one that makes the pages.
MOST_PROCESSES = 3
# A process that has been hung up on ends at once; one that does not is stopped.
SECONDS_TO_END = 5.0


@dataclass(frozen=True, slots=True)
class PageToRender:
    """A page in one language, by its code, what its head says to the outside, and what it takes from the whole site."""

    page: Page
    language_code: str
    head: PageHead | None
    whole: SiteWide = NOTHING_SHARED

    def render(self) -> str:
        """The page as HTML (:func:`dashboards.rendering.render_page`)."""
        return render_page(self.page, _language(self.language_code), self.head, self.whole)


class Batch:
    """Pages that are sent to a process together."""

    def __init__(self) -> None:
        self.pages: list[PageToRender] = []
        self.rendered: Future[list[str]] | None = None


class RenderingProcess:
    """Another process that renders batches of pages; where it died or a page fails, this process renders them."""

    def __init__(self) -> None:
        """Begin it; it imports what it needs meanwhile.

        Raises:
            OSError: there can be no other process.
        """
        their_pages, self._pages = Pipe(duplex=False)
        self._answers, their_answers = Pipe(duplex=False)
        numbers = their_pages.fileno(), their_answers.fileno()
        try:
            self._child = subprocess.Popen(  # noqa: S603 - this very program
                # -P: what lies in the current folder is not the program.
                [sys.executable, "-P", "-m", "dashboards.rendering_beside", *map(str, numbers)],
                pass_fds=numbers,
                stdin=subprocess.DEVNULL,
                # The other process finds the same packages, however this one came to find them.
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
        finally:
            their_pages.close()
            their_answers.close()
        self._is_ready = False
        # Waits for the answers; in Python a thread that waits costs nothing.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="ask a renderer")
        self._under_way: deque[Future[list[str]]] = deque()

    @property
    def is_ready(self) -> bool:
        """Whether it has begun."""
        if not self._is_ready:
            with suppress(EOFError, OSError):
                self._is_ready = self._answers.poll() and self._answers.recv() == "ready"
        return self._is_ready

    @property
    def room(self) -> int:
        """How many batches it can take now."""
        while self._under_way and self._under_way[0].done():
            self._under_way.popleft()
        return BATCHES_AHEAD - len(self._under_way) if self.is_ready else 0

    def begin(self, pages: Sequence[PageToRender]) -> Future[list[str]]:
        """Have the pages rendered (:meth:`render`) while this process does something else."""
        rendered = self._thread.submit(self.render, pages)
        self._under_way.append(rendered)
        return rendered

    def render(self, pages: Sequence[PageToRender]) -> list[str]:
        """The pages as HTML.

        Raises:
            jinja2.UndefinedError: a template asks for a value that its page does not have.
        """
        rendered: list[str] | None = None
        with suppress(EOFError, OSError):
            self._pages.send(pages)
            rendered = self._answers.recv()
        return [one.render() for one in pages] if rendered is None else rendered

    def end(self) -> None:
        """Hang up, and wait until it has ended; what was not asked for is dropped."""
        self._thread.shutdown(cancel_futures=True)
        self._pages.close()
        self._answers.close()
        try:
            self._child.wait(SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()


class ProcessesBeside:
    """Renders pages in other processes, begun when there are many; says of each page whether it takes it."""

    def __init__(self, count: int | None = None) -> None:
        """``count`` processes at most; by default one for each core but this process's own."""
        self._count = processes_beside() if count is None else count
        self._processes: list[RenderingProcess] = []
        self._batch = Batch()
        self._pages_seen = 0

    def take(self, page: PageToRender) -> Callable[[], str] | None:
        """A function that gives the page once it is rendered; ``None`` when the caller had better render it."""
        self._pages_seen += 1
        if self._count and not self._processes and self._pages_seen > PAGES_BEFORE_PROCESSES:
            self._begin()
        if not self._batch.pages and self._process_with_room() is None:
            return None
        batch, place = self._batch, len(self._batch.pages)
        batch.pages.append(page)
        if len(batch.pages) == BATCH:
            self._send()
        return lambda: self._rendered(batch)[place]

    def end(self) -> None:
        """End the processes."""
        for process in self._processes:
            process.end()
        self._processes = []

    def _begin(self) -> None:
        try:
            while len(self._processes) < self._count:
                self._processes.append(RenderingProcess())
        except OSError:
            # As many as there can be.
            self._count = len(self._processes)

    def _process_with_room(self) -> RenderingProcess | None:
        chosen = max(self._processes, key=lambda process: process.room, default=None)
        return chosen if chosen is not None and chosen.room else None

    def _send(self) -> None:
        """Send the batch to a process; when none has room any more, whoever waits for its pages renders them."""
        batch, self._batch = self._batch, Batch()
        process = self._process_with_room()
        if process is not None:
            batch.rendered = process.begin(batch.pages)

    def _rendered(self, batch: Batch) -> list[str]:
        if batch is self._batch:
            self._send()
        if batch.rendered is None:
            batch.rendered = Future()
            batch.rendered.set_result([one.render() for one in batch.pages])
        return batch.rendered.result()


def processes_beside() -> int:
    """How many processes render beside this one: one for each other core, as many as there is work for."""
    return min(os.cpu_count() or 1, MOST_PROCESSES + 1) - 1


def _language(code: str) -> Language:
    return next(one for one in languages() if one.code == code)


def _render_all(pages: Sequence[PageToRender]) -> list[str] | None:
    """The pages, or ``None`` when one fails: then the process that asked fails with the same error."""
    try:
        return [one.render() for one in pages]
    except Exception:  # noqa: BLE001 - the process that asked renders it once more, and raises it
        return None


def main() -> None:
    """Render batches of pages until the other side hangs up."""
    # Ctrl-C is for the process that began this one, which ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    pages: Connection[Any, Any] = Connection(int(sys.argv[1]), writable=False)
    answers: Connection[Any, Any] = Connection(int(sys.argv[2]), readable=False)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        answers.send("ready")
        while True:
            answers.send(_render_all(pages.recv()))


if __name__ == "__main__":
    main()
