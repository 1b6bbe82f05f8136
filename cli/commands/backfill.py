"""``spreektijd backfill``: the years before, once."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import typer
from rich.progress import Progress, TextColumn

from cli.commands.nightly import ProgressListener, raise_when_failed, show_result
from cli.run_command import as_command, progress_bar, run_under_prefect
from flows.pace import Pace, in_words
from flows.run_result import RunResult
from ingest.options import BACKFILL, Runner, RunOptions
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


def register(application: typer.Typer) -> None:
    """Add the command."""
    application.command("backfill", epilog=BACKFILL_EXAMPLES)(as_command(BACKFILL, backfill))


def backfill(options: RunOptions, is_plain: bool) -> None:
    """Fetch and read the years before, month by month, and publish them at the end as one version.

    It can be stopped or killed at any time: the same command resumes it. The service is asked at the usual
    polite pace, by one process, whatever the runner; nights go on meanwhile. Thirty years take about a day and a half
    of fetching.
    """
    require_possible(options, is_plain=is_plain)
    result = _run_with_progress(options, is_plain=is_plain)
    show_result(result, DataFolder(options.data))
    raise_when_failed(result)


def require_possible(options: RunOptions, *, is_plain: bool) -> None:
    """Raise unless the options fit together.

    Raises:
        UsageError: they do not.
    """
    if options.runner is Runner.PROCESSES and options.address:
        raise UsageError("--address is of a Dask scheduler: give --runner dask with it.")
    if options.runner is Runner.DASK and is_plain:
        raise UsageError("--runner dask runs through Prefect: leave --plain out.")


def _run_with_progress(options: RunOptions, *, is_plain: bool) -> RunResult:
    with progress_bar(TextColumn("{task.fields[left]}")) as progress:
        listener = EstimatingListener(progress)
        if not is_plain:
            listener.stage_started("start Prefect")
            return run_under_prefect(options, lambda: _flow(listener))
        from flows.backfill_run import run_backfill  # noqa: PLC0415 - only this command needs it
        from ingest.batch_runners import ProcessRunner  # noqa: PLC0415

        return run_backfill(options, ProcessRunner(options.processes), listener=listener)


def _flow(listener: "RunListener") -> Callable[..., dict[str, Any]]:
    from flows.backfill import backfill_flow  # noqa: PLC0415 - prefect takes seconds to import

    return backfill_flow(listener)


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
