"""How every flow begins and ends in Prefect: its name, its artifacts, its state, and word to people when it failed."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any

from prefect import Flow, runtime
from prefect.artifacts import create_link_artifact, create_markdown_artifact, create_table_artifact
from prefect.client.schemas.objects import FlowRun, State
from prefect.exceptions import CancelledRun
from prefect.logging import get_run_logger
from prefect.logging.loggers import flow_run_logger
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
from prefect.states import Cancelled

from flows.alarms import tell_trouble
from flows.failing_rows import failing_rows_markdown
from flows.run_facts import facts_of, title_of
from flows.run_log import read_last_results, result_as_dict
from flows.run_recorder import close_cut_off_runs
from flows.run_result import RunOutcome, RunResult
from flows.settings import SITE_ADDRESS_VARIABLE, data_folder
from flows.status import RUNS_LOOKED_AT
from ingest.options import RunOptions
from parliament.brussels_time import BRUSSELS
from parliament.errors import AnotherRunError, ChecksFailedError, UsageError
from parliament.safe_text import markdown_text
from warehouse.paths import DataFolder


class RunFailedError(ChecksFailedError):
    """Critical checks failed; carries the run's result for the command that shows it."""

    def __init__(self, result: RunResult) -> None:
        names = ", ".join(check.check_name for check in result.failed_checks if check.severity == "critical")
        kept = result.published_version or "nothing is published yet"
        super().__init__(f"critical checks failed ({names}); nothing was published, readers still see: {kept}.")
        self.result = result


def name_of_run() -> str:
    """What Prefect's pages call a run: the flow, its source, and the time in Brussels that it was planned for."""
    run = runtime.flow_run
    planned_at = run.scheduled_start_time.astimezone(BRUSSELS)
    source = RunOptions(str(run.parameters["source"]), Path()).source_name
    return f"{run.flow_name} {source} {planned_at:%Y-%m-%d %H:%M}"


def run_to_end(run: Callable[[], RunResult], folder: DataFolder) -> dict[str, Any]:
    """Do a run, leave its artifacts, and give back its summary as plain values.

    A run that finds another one at work in the data folder ends cancelled, with the sentence that says so: for Prefect
    that is a returned state.

    Raises:
        RunFailedError: critical checks failed, so the flow run must end failed.
    """
    try:
        result = run()
    except AnotherRunError as error:
        cancelled: Any = Cancelled(message=str(error))
        return cancelled  # type: ignore[no-any-return]  # Prefect takes a returned state as the end of the run
    leave_artifacts(result, folder)
    if result.outcome is RunOutcome.CHECKS_FAILED:
        raise RunFailedError(result)
    return result_as_dict(result)


def leave_artifacts(result: RunResult, folder: DataFolder) -> None:
    """Leave what the night did, links to what it made, and what went wrong with its rows as artifacts of the run."""
    facts = [{"what": name, "value": value} for name, value in facts_of(result, folder).items()]
    create_table_artifact(key="night", table=facts, description=title_of(result))
    get_run_logger().info("%s", title_of(result))
    for key, link in links_of(folder).items():
        create_link_artifact(link, link_text=f"Open the {key}", key=key, description=f"The {key} as it is now")
    if result.figures:
        text = "\n".join(f"* {markdown_text(figure.sentence)}" for figure in result.figures)
        create_markdown_artifact(text, key="worth-reading", description="Figures worth reading")
    if result.failed_checks:
        rows = failing_rows_markdown(folder, result.run_id)
        create_markdown_artifact(rows, key="failing-rows", description="Checks that failed, with their first rows")
    if result.unreadable:
        text = "\n".join(f"* {markdown_text(document.reason)}" for document in result.unreadable)
        create_markdown_artifact(text, key="not-read", description="Files in which no report could be read")


def links_of(folder: DataFolder) -> dict[str, str]:
    """Addresses of the dashboard, its quality page and the database, of those that are there.

    Pages of the dashboard have the address they are served at when ``SPREEKTIJD_SITE_ADDRESS`` names one
    (``spreektijd serve`` sets it): a browser follows no link from Prefect's pages to a file.
    """
    served_at = os.environ.get(SITE_ADDRESS_VARIABLE)
    links = {"database": folder.current.absolute().as_uri()} if folder.current.exists() else {}
    for key, name in (("dashboard", "index.html"), ("quality", "datakwaliteit.html")):
        page = folder.site / name
        if page.exists():
            links[key] = f"{served_at}{name}" if served_at else page.absolute().as_uri()
    copies = sorted((folder.site / "download").glob("*.duckdb"))
    if served_at and copies:
        links["database"] = f"{served_at}download/{copies[-1].name}"
    return links


def tell_unrecorded_failure(flow: Flow[..., Any], flow_run: FlowRun, state: State[Any]) -> None:
    """Send word of a run that could not do so itself: its process was killed, or it ended before it began.

    For Prefect's hooks ``on_failure`` and ``on_crashed``. A run that came as far as its record has sent word.
    """
    folder = DataFolder(data_folder(flow_run.parameters.get("data")))
    logger = flow_run_logger(flow_run, flow)
    notice = partial(logger.warning, "%s")
    close_cut_off_runs(folder, notice)
    last = next((run for run in read_last_results(folder, RUNS_LOOKED_AT) if run.run_kind == flow.name), None)
    began_at = flow_run.start_time
    if last and began_at and (last.ended_at or last.started_at) >= began_at:
        return
    sentence = state.message or str(state.name)
    step = "do what the sentence says, and start the run again."
    tell_trouble(folder, f"run:{flow.name}", f"{flow_run.name} failed", sentence, step, notice, again=True)


@contextmanager
def _without_heartbeats() -> Iterator[None]:
    """Send no heartbeats to a server that lives no longer than the run: nobody is there to miss them.

    Ending them takes Prefect a second. A run whose process is gone is recognised by its mark (``flows/run_marker.py``).
    """
    with temporary_settings(updates={PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        yield


def result_of_flow(
    run_flow: Callable[[], dict[str, Any]], folder: DataFolder, *, is_server_temporary: bool = False
) -> RunResult:
    """Run a flow that does a night's work, and give its result as it was written down.

    ``is_server_temporary`` says that Prefect's server lives no longer than this run.

    Raises:
        UsageError: Prefect's own server did not start.
        AnotherRunError: another run is writing.
    """
    try:
        with _without_heartbeats() if is_server_temporary else nullcontext():
            summary = run_flow()
    except RunFailedError as error:
        return error.result
    except CancelledRun as error:
        raise AnotherRunError(str(error)) from error
    except RuntimeError as error:
        # Prefect's own words for a server that is not there; anything else is not ours to explain.
        if "Failed to reach API" in str(error):
            raise UsageError(
                f"no server of Prefect answers at {os.environ.get('PREFECT_API_URL')}: start it, set PREFECT_API_URL "
                "right, or run with --plain."
            ) from error
        if "Prefect API" not in str(error):
            raise
        raise UsageError(
            f"Prefect's local server did not start ({error}). Name one with PREFECT_API_URL, or run with --plain."
        ) from error
    results = read_last_results(folder, 5)
    return next(result for result in results if result.run_id == summary["run_id"])
