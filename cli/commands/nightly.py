"""``spreektijd nightly``: the main job."""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import typer
from rich.progress import Progress

from cli.console import facts_table, output_console, rows_table
from cli.run_command import as_command, progress_bar, run_under_prefect
from flows.prefect_environment import names_prefect_server
from flows.run import has_something_to_do, publish_again, run_night
from flows.run_facts import facts_of, title_of
from flows.run_result import RunOutcome, RunResult
from flows.settings import data_folder
from flows.wording import counted
from ingest.listening import RunListener
from ingest.options import NIGHTLY, RunOptions
from parliament.errors import ChecksFailedError, SpreektijdError, UsageError
from parliament.source.session_year import session_year_start
from warehouse.paths import DataFolder

NIGHTLY_EXAMPLES = """
Examples:

    spreektijd nightly --source ../shared/reports

    spreektijd nightly --source live --since 2026-09-28

    spreektijd nightly --source report.pdf --data /srv/spreektijd --plain

    spreektijd nightly --source live --full-audit
"""


def register(application: typer.Typer) -> None:
    """Add the commands of this module."""
    application.command("nightly", epilog=NIGHTLY_EXAMPLES)(as_command(NIGHTLY, nightly))


def nightly(options: RunOptions, is_plain: bool) -> None:
    """Do the main job: fetch or read reports, parse, load, build, check, publish.

    When a critical check fails nothing is published and the last good version stays (exit code 3).
    """
    if options.since is None:
        options = replace(options, since=ask_how_far_back(options.source, options.data))
    result = run_with_progress(options, is_plain=is_plain)
    show_result(result, DataFolder(options.data))
    raise_when_failed(result)


def ask_how_far_back(source: str, data: Path) -> date | None:
    """On a first run against a service, ask a person at a terminal for the first day; ``None`` leaves the default.

    Nobody is asked when the run is scheduled, when something is published already, or for a folder of reports.
    """
    is_first = RunOptions(source, data).is_service and not DataFolder(data).current.exists()
    if not (is_first and sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    opening = session_year_start(RunOptions(source, data).day)
    answer = typer.prompt(
        "Nothing is published here yet. Fetch the meetings since which day? (the archive begins 1995-06-13)",
        default=opening.isoformat(),
        err=True,
    )
    try:
        return date.fromisoformat(answer.strip())
    except ValueError as error:
        raise UsageError(f"'{answer}' is not a day; write it as {opening.isoformat()}.") from error


def run_with_progress(options: RunOptions, *, is_plain: bool) -> RunResult:
    """Run the night, under Prefect unless ``is_plain``, with its stages and progress on standard error."""
    with progress_bar() as progress:
        listener = ProgressListener(progress)
        listener.stage_started("look for news")
        if is_plain or not is_for_prefect(options):
            return run_night(options, listener=listener)
        listener.stage_started("start Prefect")
        return run_under_prefect(options, lambda: _flow(listener))


def is_for_prefect(options: RunOptions) -> bool:
    """Whether the night goes into Prefect's history: not when a server would be started for nothing.

    A folder without news is answered in a second; the record of the run is the same. A service is not asked twice.
    """
    if options.is_service or names_prefect_server(os.environ, Path.cwd()):
        return True
    try:
        return has_something_to_do(options)
    except SpreektijdError:
        # The night itself says what is wrong, and leaves its record.
        return False


def run_again_with_progress(options: RunOptions) -> RunResult:
    """Build, check and publish again what the database holds, with its stages on standard error; without Prefect."""
    with progress_bar() as progress:
        return publish_again(options, listener=ProgressListener(progress))


def _flow(listener: RunListener) -> Callable[..., dict[str, Any]]:
    from flows.nightly import nightly_flow  # noqa: PLC0415 - prefect takes seconds to import

    return nightly_flow(listener)


class ProgressListener:
    """Shows stages and progress on a terminal."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        # ``left`` is for a column that shows the time left, where there is one.
        self._task = progress.add_task("start", total=None, left="")
        self._name = "start"

    def stage_started(self, name: str) -> None:
        """Show a new stage."""
        self._progress.update(self._task, description=name)
        self._name = name
        self._progress.reset(self._task, description=name, total=None)

    def progressed(self, name: str, done: int, total: int) -> None:
        """Move the bar."""
        if name != self._name:
            self.stage_started(name)
        self._progress.update(self._task, completed=done, total=total)

    def noticed(self, message: str) -> None:
        """Print a line above the bar."""
        self._progress.console.print(message)


def show_result(result: RunResult, folder: DataFolder) -> None:
    """Print what the night did: the table, failed checks, unreadable files, figures, and what to try next."""
    console = output_console()
    console.print(facts_table(title_of(result), facts_of(result, folder)))
    if result.failed_checks:
        rows = [
            (check.severity, check.check_name, check.failing_row_count, check.sentence)
            for check in result.failed_checks
        ]
        console.print(
            rows_table(
                ["severity", "check", "failing rows", "what should hold"],
                rows,
                "Failed checks",
                prose=["what should hold"],
            )
        )
    for document in result.unreadable:
        console.print(f"Not read: {document.reason}")
    if not result.is_complete:
        console.print("The budget of the run was used up before everything was fetched; the next run resumes there.")
    if result.figures:
        console.print("\nWorth reading", style="bold")
        for figure in result.figures:
            console.print(f"  • {figure.sentence}")
    console.print(_next_step(result, folder))


def _next_step(result: RunResult, folder: DataFolder) -> str:
    data = "" if folder.root == data_folder() else f" --data {folder.root}"
    if result.outcome is RunOutcome.CHECKS_FAILED:
        return f"\nSee the failing rows:  spreektijd checks{data}"
    query = (
        "select full_name, party_name, sum(words)::bigint as words from mart.member_speaking_time "
        "where role = 'member' group by all order by words desc limit 10"
    )
    return f'\nTry next:  spreektijd sql "{query}"{data}'


def raise_when_failed(result: RunResult) -> None:
    """Raise for a night whose checks failed.

    Raises:
        ChecksFailedError: critical checks failed.
    """
    if result.outcome is not RunOutcome.CHECKS_FAILED:
        return
    kept = (
        f"readers still see {result.published_version}" if result.published_version else "there is no earlier version"
    )
    raise ChecksFailedError(f"{counted(result.checks_failed_critical, 'critical check')} failed; {kept}.")
