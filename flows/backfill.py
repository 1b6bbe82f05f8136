"""The flow ``backfill``: the years before, once, under Prefect.

Refresh strategy: by hand, for the days given; see ``flows/backfilling.py`` for what is fetched and read again, and for
how a run that was cut off goes on. One at a time. No task is retried as a whole: the network is retried where it is
used, and a batch whose worker died is read again by the runner.
"""

from datetime import date
from pathlib import Path
from typing import Any

from prefect import Flow, flow

from flows.backfilling import run_backfill
from flows.batch_runners import BatchRunner, ProcessRunner
from flows.flow_ending import name_of_run, run_to_end, tell_failure
from flows.options import NightOptions
from flows.pace import Pace, in_words
from flows.prefect_stages import LoggingListener, run_as_task
from flows.settings import data_folder
from flows.stage_runner import NightListener
from parliament.errors import UsageError
from warehouse.paths import DataFolder


class EstimatingLog(LoggingListener):
    """Tells the run's log what the backfill does, and how long the stage still takes at the pace measured."""

    def __init__(self) -> None:
        self._pace: Pace | None = None

    def stage_started(self, name: str) -> None:
        """Log the stage's name; its pace is measured from here."""
        self._pace = None
        super().stage_started(name)

    def progressed(self, name: str, done: int, total: int) -> None:
        """Log every tenth part with the time left."""
        self._pace = self._pace or Pace(done)
        self._pace.reached(done, total)
        super().progressed(f"{name} ({in_words(self._pace.seconds_left) or 'done'})", done, total)


def backfill_flow(listener: NightListener | None = None) -> Flow[..., dict[str, Any]]:
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
        options = NightOptions(
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
                run_stage=run_as_task,
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


# No timeout: thirty years are fetched in a day and a half.
backfill = backfill_flow().with_options(on_failure=[tell_failure], on_crashed=[tell_failure])
