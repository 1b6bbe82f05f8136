"""Where batches are read: in processes of this machine. ``flows/dask_batches.py`` reads the same batches on a cluster.

A runner is given batches as they are made and keeps only a few at a time, so that memory stays that of a batch for each
worker, however long the run is.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Protocol

from ingest.batches import LoadedBatch, ReadingBatch, default_workers, read_batch, read_batch_one_by_one
from ingest.parsing import reading_pool

OnRead = Callable[[ReadingBatch, LoadedBatch], None]


class BatchRunner(Protocol):
    """Reads batches somewhere, and tells ``on_read`` of each, in this process, as they are done (in any order)."""

    def __call__(self, batches: Iterable[ReadingBatch], on_read: OnRead) -> None:
        """Read every batch; on return all are kept in their targets."""
        ...


class ProcessRunner:
    """Reads batches in processes of this machine."""

    def __init__(self, workers: int | None = None) -> None:
        """``workers`` defaults to one for each core; with one, everything is read in this process."""
        self._workers = workers or default_workers()

    def __call__(self, batches: Iterable[ReadingBatch], on_read: OnRead) -> None:
        """Read every batch; a document that kills its process is found and left out, with an issue."""
        if self._workers == 1:
            for batch in batches:
                on_read(batch, read_batch(batch))
            return
        waiting = iter(batches)
        while lost := self._read_until_a_process_dies(waiting, on_read):
            for batch in lost:
                on_read(batch, read_after_a_crash(batch))

    def _read_until_a_process_dies(self, waiting: Iterator[ReadingBatch], on_read: OnRead) -> list[ReadingBatch]:
        """Read batches until there are no more; return early those that were under way when a process died."""
        unfinished: dict[str, ReadingBatch] = {}
        under_way: dict[Future[LoadedBatch], ReadingBatch] = {}
        with reading_pool(self._workers) as pool:
            try:
                while True:
                    # One batch more than there are workers, so that none waits while the next batch is made.
                    for batch in islice(waiting, self._workers + 1 - len(under_way)):
                        unfinished[batch.name] = batch
                        under_way[pool.submit(read_batch, batch)] = batch
                    if not under_way:
                        return []
                    done, _ = wait(under_way, return_when=FIRST_COMPLETED)
                    for future in done:
                        loaded = future.result()
                        batch = under_way.pop(future)
                        del unfinished[batch.name]
                        on_read(batch, loaded)
            except BrokenProcessPool:
                return list(unfinished.values())


def read_after_a_crash(batch: ReadingBatch) -> LoadedBatch:
    """Read a batch that was under way when a process died: in a process of its own, else document by document."""
    with reading_pool(1) as pool:
        try:
            return pool.submit(read_batch, batch).result()
        except BrokenProcessPool:
            return read_batch_one_by_one(batch)
