"""Reads batches on a Dask cluster, through Prefect's own runner for it (``prefect-dask``, extra ``dask``).

Workers need this program, and the data folder under the same path as here: they read the archive and leave what they
read as files. They never ask the source. A worker that dies costs its batch only: Dask gives it to another one.
"""

import logging
import pickle
from collections.abc import Iterable
from contextvars import ContextVar
from itertools import islice
from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.context import FlowRunContext, TaskRunContext

from ingest.batch_guard import read_safely
from ingest.batch_runners import OnRead
from ingest.batches import LoadedBatch, ReadingBatch, default_workers
from ingest.guarded_process import GuardedProcess
from parliament.errors import UsageError

# Batches under way for each worker: one being read and one that lies ready.
_BATCHES_A_WORKER = 2


class DaskRunner:
    """Reads batches on a cluster: the one at ``address``, or one of processes on this machine."""

    def __init__(self, address: str | None = None, workers: int | None = None) -> None:
        """Prepare; nothing is connected yet.

        Raises:
            UsageError: Dask is not installed.
        """
        try:
            import prefect_dask  # noqa: F401, PLC0415 - an extra that not everybody installs
        except ImportError as error:
            raise UsageError("Dask is not installed: install spreektijd with its extra, `spreektijd[dask]`.") from error
        self._address = address
        self._workers = workers or default_workers()

    def __call__(self, batches: Iterable[ReadingBatch], on_read: OnRead) -> None:
        """Read every batch in a flow of its own, one task run for each.

        Raises:
            UsageError: the cluster has no workers, or workers that run several tasks in threads of one process.
        """
        reading = flow(name="read-batches", task_runner=self._task_runner(), persist_result=False)(read_all)
        work = _WORK.set((batches, on_read))
        # The stage that calls this is itself a task run, whose arguments Prefect would send to every worker with it.
        task_context: ContextVar[Any] = TaskRunContext.__var__
        outer_task = task_context.set(None)
        # Its scheduler reports every connection; the backfill itself reports what a person needs to know.
        logging.getLogger("distributed").setLevel(logging.WARNING)
        try:
            reading()
        finally:
            task_context.reset(outer_task)
            _WORK.reset(work)

    def _task_runner(self) -> Any:
        from prefect_dask import DaskTaskRunner  # noqa: PLC0415 - an extra that not everybody installs

        if self._address:
            return DaskTaskRunner(address=self._address)
        # Processes of one thread each: pdfium must never run in threads (platform notes §d.2). No page of the cluster's
        # own.
        local = {"n_workers": self._workers, "threads_per_worker": 1, "processes": True, "dashboard_address": None}
        return DaskTaskRunner(cluster_kwargs=local)


# What the flow reads. Not a parameter and not in a closure: Prefect sends both to every worker.
_WORK: ContextVar[tuple[Iterable[ReadingBatch], OnRead]] = ContextVar("what is read on the cluster")


def read_all() -> None:
    """The flow: hand out the batches, a few at a time, and report each that is done."""
    from distributed import wait  # noqa: PLC0415 - an extra that not everybody installs
    from distributed.scheduler import KilledWorker  # noqa: PLC0415

    batches, on_read = _WORK.get()
    read_on_worker = task(name="read batch", task_run_name="{name}", cache_policy=NO_CACHE, persist_result=False)(
        read_pickled
    )
    context: Any = FlowRunContext.get()
    client = context.task_runner.client
    count = require_single_threaded(client.scheduler_info(n_workers=-1)["workers"])
    waiting = iter(batches)
    under_way: dict[Any, tuple[Any, ReadingBatch]] = {}
    while True:
        for batch in islice(waiting, count * _BATCHES_A_WORKER - len(under_way)):
            # As bytes: Prefect looks through every other parameter for futures, and a register is large.
            future: Any = read_on_worker.submit(batch.name, pickle.dumps(batch))
            under_way[future.wrapped_future] = (future, batch)
        if not under_way:
            return
        with client.as_current():
            finished = wait(list(under_way), return_when="FIRST_COMPLETED").done
        for done in finished:
            future, batch = under_way.pop(done)
            try:
                loaded = future.result()
            except KilledWorker:
                # Several workers died over it, before any document was begun: it is read here.
                loaded = read_in_a_process(batch)
            on_read(batch, loaded)


def read_pickled(name: str, pickled: bytes) -> LoadedBatch:
    """The task: read one batch, on whatever worker this runs."""
    del name
    batch: ReadingBatch = pickle.loads(pickled)  # noqa: S301 - made by this very run, above
    return read_in_a_process(batch)


def read_in_a_process(batch: ReadingBatch) -> LoadedBatch:
    """Read one batch in a process of its own, so that no document ends the worker."""
    with GuardedProcess() as process:
        return read_safely(batch, process)


def require_single_threaded(workers: dict[str, dict[str, Any]]) -> int:
    """The number of workers, when each is a process with one thread.

    Raises:
        UsageError: there are none, or some run tasks side by side in one process, in which pdfium crashes.
    """
    if not workers:
        raise UsageError("the Dask cluster has no workers: start some with `dask worker --nthreads 1`.")
    threaded = [name for name, one in workers.items() if one["nthreads"] != 1 or name.startswith("inproc://")]
    if threaded:
        raise UsageError(
            f"{len(threaded)} of {len(workers)} Dask workers run tasks in threads, in which reading PDFs crashes: "
            "start workers with `--nthreads 1` (and as many with `--nworkers` as there are cores)."
        )
    return len(workers)
