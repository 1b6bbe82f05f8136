"""Reads batches on a Dask cluster, through Prefect's own runner for it (``prefect-dask``, extra ``dask``).

Workers need this program, and the data folder under the same path as here: they read the archive and leave what they
read as files. They never ask the source. A worker that dies costs its batch only: Dask gives it to another one.
"""

import pickle
from collections.abc import Iterable
from itertools import islice
from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows.batch_runners import OnRead, read_after_a_crash
from flows.batches import LoadedBatch, ReadingBatch, default_workers, read_batch
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
        runner = self._task_runner()

        # What is read is told by files; nothing of a batch is a parameter that Prefect would keep.
        @flow(name="read-batches", task_runner=runner, persist_result=False)
        def read_on_cluster() -> None:
            _read(runner.client, batches, on_read)

        read_on_cluster()

    def _task_runner(self) -> Any:
        from prefect_dask import DaskTaskRunner  # noqa: PLC0415 - an extra that not everybody installs

        if self._address:
            return DaskTaskRunner(address=self._address)
        # Processes of one thread each: pdfium must never run in threads (tech facts d.2). No page of the cluster's own.
        local = {"n_workers": self._workers, "threads_per_worker": 1, "processes": True, "dashboard_address": None}
        return DaskTaskRunner(cluster_kwargs=local)


@task(name="read batch", task_run_name="{name}", cache_policy=NO_CACHE, persist_result=False)
def _read_on_worker(name: str, pickled: bytes) -> LoadedBatch:
    """Read one batch, on whatever worker this runs."""
    del name
    batch: ReadingBatch = pickle.loads(pickled)  # noqa: S301 - made by this very run, below
    return read_batch(batch)


def _read(client: Any, batches: Iterable[ReadingBatch], on_read: OnRead) -> None:
    from distributed import wait  # noqa: PLC0415 - an extra that not everybody installs
    from distributed.scheduler import KilledWorker  # noqa: PLC0415

    count = require_single_threaded(client.scheduler_info(n_workers=-1)["workers"])
    waiting = iter(batches)
    under_way: dict[Any, tuple[Any, ReadingBatch]] = {}
    while True:
        for batch in islice(waiting, count * _BATCHES_A_WORKER - len(under_way)):
            # As bytes: Prefect looks through every other parameter for futures, and a register is large.
            future: Any = _read_on_worker.submit(batch.name, pickle.dumps(batch))
            under_way[future.wrapped_future] = (future, batch)
        if not under_way:
            return
        for done in wait(list(under_way), return_when="FIRST_COMPLETED").done:
            future, batch = under_way.pop(done)
            try:
                loaded = future.result()
            except KilledWorker:
                # Several workers died over it: it is read here, where the document at fault is found.
                loaded = read_after_a_crash(batch)
            on_read(batch, loaded)


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
