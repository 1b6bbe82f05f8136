"""The flow ``nightly``: the main job under Prefect.

Refresh strategy: every night at 03:30 Brussels time (``prefect.yaml``), over a window of past days so that
provisional and late reports are seen again. One run at a time. No stage is retried as a whole: the network is retried
where it is used, and data does not get better by trying again.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from prefect import Flow, flow
from prefect.artifacts import create_markdown_artifact, create_table_artifact

from flows.failing_rows import failing_rows_markdown
from flows.night import run_night
from flows.options import NightOptions
from flows.outcome import NightOutcome, NightResult
from flows.prefect_stages import LoggingListener, run_as_task
from flows.run_log import result_as_dict
from flows.settings import data_folder
from flows.stage_runner import NightListener
from parliament.errors import ChecksFailedError
from warehouse.paths import DataFolder


class NightFailedError(ChecksFailedError):
    """Critical checks failed; carries the night's result for whoever shows it."""

    def __init__(self, result: NightResult) -> None:
        names = ", ".join(check.check_name for check in result.failed_checks if check.severity == "critical")
        kept = result.published_version or "nothing is published yet"
        super().__init__(f"critical checks failed ({names}); nothing was published, readers still see: {kept}.")
        self.result = result


def nightly_flow(listener: NightListener | None = None) -> Flow[..., dict[str, Any]]:
    """The flow, telling its progress to ``listener``; to the run's log in Prefect when there is none."""

    @flow(name="nightly", flow_run_name="nightly-{source}", validate_parameters=True, persist_result=False)
    def nightly(
        source: str = "live",
        data: str | None = None,
        since: date | None = None,
        until: date | None = None,
        processes: int | None = None,
        today: date | None = None,
        register_file: str | None = None,
        with_dashboard: bool = True,
    ) -> dict[str, Any]:
        """Fetch what the parliament published, parse, load, check and publish it."""
        options = NightOptions(
            source,
            data_folder(data),
            since=since,
            until=until,
            processes=processes,
            today=today,
            register_file=Path(register_file) if register_file else None,
            with_dashboard=with_dashboard,
        )
        result = run_night(options, run_stage=run_as_task, listener=listener or LoggingListener())
        leave_artifacts(result, DataFolder(options.data))
        if result.outcome is NightOutcome.CHECKS_FAILED:
            raise NightFailedError(result)
        return result_as_dict(result)

    return nightly


def leave_artifacts(result: NightResult, folder: DataFolder) -> None:
    """Leave the night's summary, and the failing rows when there are any, as artifacts of the run."""
    create_table_artifact(key="night", table=_summary_rows(result_as_dict(result)), description="What this night did")
    if result.failed_checks:
        create_markdown_artifact(key="failing-rows", markdown=failing_rows_markdown(folder, result.run_id))


def _summary_rows(summary: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [{"what": name, "value": str(value)} for name, value in summary.items() if not isinstance(value, list)]


nightly = nightly_flow()
