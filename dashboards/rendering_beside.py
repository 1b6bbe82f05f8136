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

# A process takes half a second to begin, as long as this process renders a hundred pages.
PAGES_BEFORE_PROCESSES = 40
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

    @property
    def is_ready(self) -> bool:
        """Whether it has begun."""
        if not self._is_ready:
            with suppress(EOFError, OSError):
                self._is_ready = self._answers.poll() and self._answers.recv() == "ready"
        return self._is_ready

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
        """Hang up, and wait until it has ended."""
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
        self._threads: list[ThreadPoolExecutor] = []
        self._under_way: list[deque[Future[list[str]]]] = []
        self._batch = Batch()
        self._pages_seen = 0

    def take(self, page: PageToRender) -> Callable[[], str] | None:
        """A function that gives the page when it is rendered; nothing when the caller had better render it."""
        self._pages_seen += 1
        if self._count and not self._processes and self._pages_seen > PAGES_BEFORE_PROCESSES:
            self._begin()
        if not self._batch.pages and self._next_process() is None:
            return None
        batch, place = self._batch, len(self._batch.pages)
        batch.pages.append(page)
        if len(batch.pages) == BATCH:
            self._send()
        return lambda: self._rendered(batch)[place]

    def end(self) -> None:
        """End the processes; what was not asked for is dropped."""
        for pool in self._threads:
            pool.shutdown(cancel_futures=True)
        for process in self._processes:
            process.end()
        self._processes, self._threads, self._under_way = [], [], []

    def _begin(self) -> None:
        try:
            self._processes = [RenderingProcess() for _ in range(self._count)]
        except OSError:
            self._count = 0
        self._threads = [ThreadPoolExecutor(1, thread_name_prefix="ask a renderer") for _ in self._processes]
        self._under_way = [deque() for _ in self._processes]

    def _next_process(self) -> int | None:
        """The number of a process that has begun and has the fewest batches under way, if that is few enough."""
        for waiting in self._under_way:
            while waiting and waiting[0].done():
                waiting.popleft()
        ready = [number for number, process in enumerate(self._processes) if process.is_ready]
        chosen = min(ready, key=lambda number: len(self._under_way[number]), default=None)
        return chosen if chosen is not None and len(self._under_way[chosen]) < BATCHES_AHEAD else None

    def _send(self) -> None:
        number = self._next_process()
        batch, self._batch = self._batch, Batch()
        if number is None:
            # None has room any more: they are rendered by whoever waits for them.
            return
        batch.rendered = self._threads[number].submit(self._processes[number].render, batch.pages)
        self._under_way[number].append(batch.rendered)

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
    """The pages, or nothing when one fails: then the process that asked fails with the same error."""
    try:
        return [one.render() for one in pages]
    except Exception:  # noqa: BLE001 - said by the other process, which has the traceback's place to say it
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
