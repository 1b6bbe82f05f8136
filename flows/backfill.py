"""The flow ``backfill``: the years before, once, under Prefect.

Refresh strategy: by hand, for the days given; see ``flows/backfill_run.py`` for what is fetched and read again, and for
how a run that was cut off goes on. One at a time. Requests are retried where they are made, fetching as a whole later
when the service is down, and a batch whose worker died is read again by the runner; nothing else is retried.
"""

from typing import Any

from prefect import Flow

from flows.backfill_run import run_backfill
from flows.pace import Pace, in_words
from flows.prefect_stages import LoggingListener
from flows.run_flow import run_flow, scheduled
from flows.run_result import RunResult
from ingest.batch_runners import BatchRunner, ProcessRunner
from ingest.listening import RunListener
from ingest.options import BACKFILL, Runner, RunOptions
from ingest.stage_runner import StageRunner

# Thirty years are fetched in a day and a half; what takes four days hangs, and is resumed when started again.
LONGEST_BACKFILL_SECONDS = 4 * 24 * 3600


class EstimatingLog(LoggingListener):
    """Tells the run's log what the backfill does, and how long the stage still takes at the pace measured."""

    def __init__(self) -> None:
        super().__init__()
        self._pace: Pace | None = None

    def stage_started(self, name: str) -> None:
        """Log the stage's name; its pace is measured from here."""
        self._pace = None
        super().stage_started(name)

    def progressed(self, name: str, done: int, total: int) -> None:
        """Log every tenth part with the time left."""
        self._pace = self._pace or Pace(done)
        self._pace.reached(done, total)
        self.tell_progress(name, done, total, f", {in_words(self._pace.seconds_left) or 'done'}")


def backfill_flow(listener: RunListener | None = None) -> Flow[..., dict[str, Any]]:
    """The flow, reporting its progress to ``listener``, or to the run's log in Prefect when there is none."""
    description = "Fetch and read the meetings from `since` to `until`, and publish them at the end as one version."
    return run_flow(BACKFILL, _run, description, listener, EstimatingLog)


def _run(options: RunOptions, run_stage: StageRunner, listener: RunListener) -> RunResult:
    return run_backfill(options, batch_runner(options), run_stage=run_stage, listener=listener)


def batch_runner(options: RunOptions) -> BatchRunner:
    """The runner that the options name: processes of this machine, or Dask (a cluster at an address, or a local one).

    Raises:
        UsageError: Dask is not installed.
    """
    if options.runner is Runner.PROCESSES:
        return ProcessRunner(options.processes)
    from flows.dask_batches import DaskRunner  # noqa: PLC0415 - an extra that not everybody installs

    return DaskRunner(options.address, options.processes)


backfill = scheduled(backfill_flow(), LONGEST_BACKFILL_SECONDS)
