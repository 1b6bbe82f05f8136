"""``spreektijd backfill``: the years before, once."""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from cli.commands.common import (
    DashboardOption,
    DataOption,
    PlainOption,
    ProcessesOption,
    RegisterOption,
    TodayOption,
    ending_in_order,
)
from cli.commands.nightly import ProgressListener, day_of, raise_when_failed, show_result
from cli.console import notice_console
from flows.pace import Pace, in_words
from flows.prefect_environment import prepare_prefect_environment
from flows.run_result import RunResult
from flows.settings import data_folder
from ingest.options import ARCHIVE_BEGINS, LIVE_SOURCE, RunOptions
from parliament.errors import UsageError
from warehouse.paths import DataFolder

if TYPE_CHECKING:
    from ingest.listening import RunListener

BACKFILL_EXAMPLES = """
Examples:

    spreektijd backfill --since 1995-06-13 --until 2026-06-30

    spreektijd backfill --since 2019-09-23 --data /srv/spreektijd --plain

    spreektijd backfill --since 1995-06-13 --runner dask --address tcp://scheduler.example:8786
"""


class Runner(StrEnum):
    """Where reports are read."""

    PROCESSES = "processes"
    DASK = "dask"
    RAY = "ray"


def register(application: typer.Typer) -> None:
    """Add the command."""
    application.command("backfill", epilog=BACKFILL_EXAMPLES)(backfill)


def backfill(
    since: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="First day of the meetings; the archive begins 1995-06-13 (default)."),
    ] = None,
    until: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Last day of the meetings; today by default.")
    ] = None,
    source: Annotated[
        str,
        typer.Option(
            help="`live` (the parliament's service), a URL of a service of the same form, or a folder of reports."
        ),
    ] = LIVE_SOURCE,
    data: DataOption = None,
    runner: Annotated[
        Runner, typer.Option(help="Where reports are read: processes of this machine, or a Dask cluster.")
    ] = Runner.PROCESSES,
    address: Annotated[
        str | None,
        typer.Option(help="Dask scheduler whose workers see the data folder; a local cluster without it."),
    ] = None,
    processes: ProcessesOption = None,
    anew: Annotated[
        bool, typer.Option("--anew", help="Leave what an unfinished backfill has done and begin again.")
    ] = False,
    today: TodayOption = None,
    register_file: RegisterOption = None,
    with_dashboard: DashboardOption = True,
    plain: PlainOption = False,
) -> None:
    """Fetch and read the years before, month by month, and publish them at the end as one version.

    It can be stopped or killed at any time: the same command goes on where it was. The service is asked at the usual
    polite pace, by one process, whatever the runner; nights go on meanwhile. Thirty years take about a day and a half
    of fetching.
    """
    options = RunOptions(
        source,
        data_folder(data),
        since=day_of(since),
        until=day_of(until),
        processes=processes,
        today=day_of(today),
        register_file=register_file,
        with_dashboard=with_dashboard,
        run_kind="backfill",
    )
    require_possible(runner, address, is_plain=plain)
    result = _run_with_progress(options, runner, address, is_anew=anew, is_plain=plain)
    show_result(result, DataFolder(options.data))
    raise_when_failed(result)


def require_possible(runner: Runner, address: str | None, *, is_plain: bool) -> None:
    """Nothing when the options fit together.

    Raises:
        UsageError: they do not, or the runner is not built in.
    """
    if runner is Runner.RAY:
        raise UsageError(
            "Ray is not built in: it would more than double what is installed and reads no faster on the same cores; "
            "use --runner dask --address for more machines (docs/decisions/031-runners.md)."
        )
    if runner is Runner.PROCESSES and address:
        raise UsageError("--address is of a Dask scheduler: give --runner dask with it.")
    if runner is Runner.DASK and is_plain:
        raise UsageError("--runner dask runs through Prefect: leave --plain out.")


def _run_with_progress(
    options: RunOptions, runner: Runner, address: str | None, *, is_anew: bool, is_plain: bool
) -> RunResult:
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[left]}"),
    )
    with ending_in_order(), Progress(*columns, console=notice_console(), transient=True) as progress:
        listener = EstimatingListener(progress)
        if not is_plain:
            return _run_under_prefect(options, runner, address, listener, is_anew=is_anew)
        from flows.backfill_run import run_backfill  # noqa: PLC0415 - only this command needs it
        from ingest.batch_runners import ProcessRunner  # noqa: PLC0415

        return run_backfill(options, ProcessRunner(options.processes), is_anew=is_anew, listener=listener)


def _run_under_prefect(
    options: RunOptions, runner: Runner, address: str | None, listener: "RunListener", *, is_anew: bool
) -> RunResult:
    prepare_prefect_environment(options.data)
    listener.stage_started("start Prefect")
    from flows.backfill import backfill_flow  # noqa: PLC0415 - prefect takes seconds to import
    from flows.flow_ending import result_of_flow  # noqa: PLC0415

    return result_of_flow(
        lambda: backfill_flow(listener)(
            since=options.since or ARCHIVE_BEGINS,
            until=options.until,
            source=options.source,
            data=str(options.data),
            runner=runner.value,
            address=address,
            processes=options.processes,
            today=options.today,
            register_file=str(options.register_file) if options.register_file else None,
            with_dashboard=options.with_dashboard,
            is_anew=is_anew,
        ),
        DataFolder(options.data),
    )


class EstimatingListener(ProgressListener):
    """Shows stages and progress on a terminal, with how long the stage still takes at the pace measured."""

    def __init__(self, progress: Progress) -> None:
        super().__init__(progress)
        self._pace: Pace | None = None

    def stage_started(self, name: str) -> None:
        """Show a new stage; its pace is measured from here."""
        self._pace = None
        super().stage_started(name)

    def progressed(self, name: str, done: int, total: int) -> None:
        """Move the bar and judge the rest; the first word of a stage says what was done before."""
        super().progressed(name, done, total)
        self._pace = self._pace or Pace(done)
        self._pace.reached(done, total)
        self._progress.update(self._task, left=in_words(self._pace.seconds_left))
