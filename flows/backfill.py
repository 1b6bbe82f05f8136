"""The flow ``backfill``: the years before, once, under Prefect.

Refresh strategy: by hand, for the days given; see ``flows/backfill_run.py`` for what is fetched and read again, and for
how a run that was cut off goes on. One at a time. Requests are retried where they are made, fetching as a whole later
when the service is down, and a batch whose worker died is read again by the runner; nothing else is retried.
"""

from datetime import date
from pathlib import Path
from typing import Any

from prefect import Flow, flow

from flows.backfill_run import run_backfill
from flows.flow_ending import name_of_run, run_to_end, tell_unrecorded_failure
from flows.pace import Pace, in_words
from flows.prefect_stages import LoggingListener, run_as_patient_task, run_as_task
from flows.settings import data_folder
from ingest.batch_runners import BatchRunner, ProcessRunner
from ingest.listening import RunListener
from ingest.options import RunOptions
from parliament.errors import UsageError
from warehouse.paths import DataFolder

# Thirty years are fetched in a day and a half; what takes four days hangs, and goes on where it was when started again.
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
    """The flow, telling its progress to ``listener``; to the run's log in Prefect when there is none."""

    @flow(name="backfill", flow_run_name=name_of_run, validate_parameters=True, persist_result=False)
    def backfill(
        since: date,
        until: date | None = None,
        source: str = "live",
        data: str | None = None,
        runner: str = "processes",
        address: str | None = None,
        processes: int | None = None,
        today: date | None = None,
        register_file: str | None = None,
        with_dashboard: bool = True,
        is_anew: bool = False,
    ) -> dict[str, Any]:
        """Fetch and read the meetings from ``since`` to ``until``, and publish them at the end as one version."""
        options = RunOptions(
            source,
            data_folder(data),
            since=since,
            until=until,
            processes=processes,
            today=today,
            register_file=Path(register_file) if register_file else None,
            with_dashboard=with_dashboard,
            run_kind="backfill",
        )
        return run_to_end(
            lambda: run_backfill(
                options,
                batch_runner(runner, address, processes),
                is_anew=is_anew,
                run_stage=run_as_task if listener else run_as_patient_task,
                listener=listener or EstimatingLog(),
            ),
            DataFolder(options.data),
        )

    return backfill


def batch_runner(name: str, address: str | None, workers: int | None) -> BatchRunner:
    """The runner of this name: ``processes`` of this machine, or ``dask`` (a cluster at ``address``, or a local one).

    Raises:
        UsageError: there is no such runner, or Dask is not installed.
    """
    if name == "processes":
        return ProcessRunner(workers)
    if name == "dask":
        from flows.dask_batches import DaskRunner  # noqa: PLC0415 - an extra that not everybody installs

        return DaskRunner(address, workers)
    raise UsageError(f"there is no runner '{name}': give processes or dask.")


backfill = backfill_flow().with_options(
    timeout_seconds=LONGEST_BACKFILL_SECONDS, on_failure=[tell_unrecorded_failure], on_crashed=[tell_unrecorded_failure]
)
