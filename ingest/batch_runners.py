"""Where batches are read: in processes of this machine. ``flows/dask_batches.py`` reads the same batches on a cluster.

A runner is given batches as they are made and keeps only a few at a time, so that memory stays that of a batch for each
worker, however long the run is.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from itertools import islice
from queue import SimpleQueue
from typing import Protocol

from ingest.batch_guard import read_safely
from ingest.batches import LoadedBatch, ReadingBatch, default_workers
from ingest.guarded_process import GuardedProcess

OnRead = Callable[[ReadingBatch, LoadedBatch], None]
# How often progress within a batch is reported, in seconds.
_SECONDS_BETWEEN_TELLING = 0.5


class BatchRunner(Protocol):
    """Reads batches somewhere, and calls ``on_read`` for each, in this process, as they are done (in any order)."""

    def __call__(self, batches: Iterable[ReadingBatch], on_read: OnRead) -> None:
        """Read every batch; on return all are kept in their targets."""
        ...


class ProcessRunner:
    """Reads batches in processes of this machine, as many as there are workers."""

    def __init__(
        self,
        workers: int | None = None,
        on_document: Callable[[], None] = lambda: None,
        begun: GuardedProcess | None = None,
    ) -> None:
        """``workers`` defaults to one for each core; ``on_document`` is called for each document that is begun.

        ``begun`` is a process that was begun ahead, for the first of them.
        """
        self._workers = workers or default_workers()
        self._on_document = on_document
        self._begun = begun

    def __call__(self, batches: Iterable[ReadingBatch], on_read: OnRead) -> None:
        """Read every batch; a document over which a process ends is found and left out, with an issue."""
        waiting = iter(batches)
        begun: SimpleQueue[None] = SimpleQueue()
        ahead = [] if self._begun is None else [self._begun]
        processes = [*ahead, *(GuardedProcess() for _ in range(self._workers - len(ahead)))]
        free: SimpleQueue[GuardedProcess] = SimpleQueue()
        for process in processes:
            free.put(process)

        def read(batch: ReadingBatch) -> LoadedBatch:
            process = free.get()
            try:
                return read_safely(batch, process, lambda: begun.put(None))
            finally:
                free.put(process)

        under_way: dict[Future[LoadedBatch], ReadingBatch] = {}
        # A thread for each process: it only waits for it.
        with ThreadPoolExecutor(self._workers) as pool:
            try:
                while True:
                    # One batch more than there are workers, so that none waits while the next batch is made.
                    for batch in islice(waiting, self._workers + 1 - len(under_way)):
                        under_way[pool.submit(read, batch)] = batch
                    if not under_way:
                        return
                    done, _ = wait(under_way, _SECONDS_BETWEEN_TELLING, return_when=FIRST_COMPLETED)
                    self._tell(begun)
                    for future in done:
                        on_read(under_way.pop(future), future.result())
            finally:
                for process in processes:
                    process.close()
                pool.shutdown(cancel_futures=True)
                for process in processes:
                    process.end()

    def _tell(self, begun: "SimpleQueue[None]") -> None:
        while not begun.empty():
            begun.get()
            self._on_document()


@contextmanager
def reader_begun_ahead(*, is_wanted: bool) -> Iterator[GuardedProcess | None]:
    """A process that begins to import the reading of batches while the run still compares what it found; else nothing.

    A run of one report would wait half a second for it. On leaving it has ended, whether or not it read anything.
    """
    if not is_wanted:
        yield None
        return
    process = GuardedProcess()
    try:
        process.begin(read_safely.__module__)
        yield process
    finally:
        process.close()
        process.end()
