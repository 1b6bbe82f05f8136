"""The flow ``publish``: what is in the database built, audited and published again, by hand.

For a new or changed definition (``sql/``) or check: nothing is fetched, nothing is read again. ``source`` says which
expectations hold: the committed counts of meetings are about the parliament's own service only.
"""

from datetime import date
from typing import Any

from prefect import flow

from flows.flow_ending import name_of_run, run_to_end, tell_unrecorded_failure
from flows.prefect_stages import LoggingListener, run_as_task
from flows.run import publish_again
from flows.settings import data_folder
from ingest.options import RunOptions
from warehouse.paths import DataFolder

# Building, auditing and rendering thirty years takes minutes; two hours is a machine that hangs.
LONGEST_PUBLISHING_SECONDS = 2 * 3600


@flow(
    name="publish",
    flow_run_name=name_of_run,
    validate_parameters=True,
    persist_result=False,
    timeout_seconds=LONGEST_PUBLISHING_SECONDS,
    on_failure=[tell_unrecorded_failure],
    on_crashed=[tell_unrecorded_failure],
)
def publish(
    source: str = "live", data: str | None = None, today: date | None = None, with_dashboard: bool = True
) -> dict[str, Any]:
    """Build, audit and publish again what the database holds."""
    options = RunOptions(
        source,
        data_folder(data),
        today=today,
        with_dashboard=with_dashboard,
        run_kind="publish",
        is_full_audit=True,
    )
    return run_to_end(
        lambda: publish_again(options, run_stage=run_as_task, listener=LoggingListener()), DataFolder(options.data)
    )
