"""How every flow ends: its summary, links and failing rows as artifacts in Prefect, and failed when checks failed."""

import os
from collections.abc import Mapping
from typing import Any

from prefect.artifacts import create_link_artifact, create_markdown_artifact, create_table_artifact

from flows.failing_rows import failing_rows_markdown
from flows.outcome import NightOutcome, NightResult
from flows.run_log import result_as_dict
from flows.settings import SITE_ADDRESS_VARIABLE
from parliament.errors import ChecksFailedError
from warehouse.paths import DataFolder


class NightFailedError(ChecksFailedError):
    """Critical checks failed; carries the night's result for whoever shows it."""

    def __init__(self, result: NightResult) -> None:
        names = ", ".join(check.check_name for check in result.failed_checks if check.severity == "critical")
        kept = result.published_version or "nothing is published yet"
        super().__init__(f"critical checks failed ({names}); nothing was published, readers still see: {kept}.")
        self.result = result


def end_flow(result: NightResult, folder: DataFolder) -> dict[str, Any]:
    """Leave the artifacts of a run and give back its summary as plain values.

    Raises:
        NightFailedError: critical checks failed, so the flow run must end failed.
    """
    leave_artifacts(result, folder)
    if result.outcome is NightOutcome.CHECKS_FAILED:
        raise NightFailedError(result)
    return result_as_dict(result)


def leave_artifacts(result: NightResult, folder: DataFolder) -> None:
    """Leave the summary, links to what was made, and the failing rows when there are any, as artifacts of the run."""
    create_table_artifact(key="night", table=_summary_rows(result_as_dict(result)), description="What this night did")
    for key, link in links_of(folder).items():
        create_link_artifact(link, link_text=f"Open the {key}", key=key, description=f"The {key} as it is now")
    if result.failed_checks:
        create_markdown_artifact(key="failing-rows", markdown=failing_rows_markdown(folder, result.run_id))


def links_of(folder: DataFolder) -> dict[str, str]:
    """Addresses of the database, the dashboard and the quality page, of those that are there.

    The dashboard's is the one it is served at when ``SPREEKTIJD_SITE_ADDRESS`` says so (``spreektijd serve`` sets it).
    """
    places = {
        "database": folder.current,
        "dashboard": folder.site / "index.html",
        "quality": folder.quality / "index.html",
    }
    links = {key: place.absolute().as_uri() for key, place in places.items() if place.exists()}
    served_at = os.environ.get(SITE_ADDRESS_VARIABLE)
    if served_at and "dashboard" in links:
        links["dashboard"] = served_at
    return links


def _summary_rows(summary: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [{"what": name, "value": str(value)} for name, value in summary.items() if not isinstance(value, list)]
