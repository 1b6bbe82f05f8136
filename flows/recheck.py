"""The flow ``recheck``: the last sixty days seen again, and the register asked anew.

Refresh strategy: every Sunday (``prefect.yaml``). The service says nowhere that a report changed after its first weeks,
and a nightly run looks back 28 days only; records of persons are a week to three months old in a nightly run.
"""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from prefect import flow

from flows.flow_ending import name_of_run, run_to_end, tell_unrecorded_failure
from flows.prefect_stages import LoggingListener, run_as_patient_task
from flows.run import run_night
from flows.settings import data_folder
from ingest.options import RunOptions
from warehouse.paths import DataFolder

# About twice the nightly window: what is corrected later than four weeks after the meeting.
RECHECKED_DAYS = 60
# As a night, and some 1 200 records of persons at four a second on top of it, which are five minutes.
LONGEST_RECHECK_SECONDS = 8 * 3600


@flow(
    name="recheck",
    flow_run_name=name_of_run,
    validate_parameters=True,
    persist_result=False,
    timeout_seconds=LONGEST_RECHECK_SECONDS,
    on_failure=[tell_unrecorded_failure],
    on_crashed=[tell_unrecorded_failure],
)
def recheck(
    source: str = "live",
    data: str | None = None,
    days: int = RECHECKED_DAYS,
    processes: int | None = None,
    today: date | None = None,
    register_file: str | None = None,
    with_dashboard: bool = True,
) -> dict[str, Any]:
    """Ask again for the meetings of the last ``days`` days and for every record of a person, and publish."""
    options = RunOptions(
        source,
        data_folder(data),
        processes=processes,
        today=today,
        register_file=Path(register_file) if register_file else None,
        with_dashboard=with_dashboard,
        run_kind="recheck",
        with_fresh_register=True,
    )
    options = replace(options, since=options.day - timedelta(days=days))
    return run_to_end(
        lambda: run_night(options, run_stage=run_as_patient_task, listener=LoggingListener()), DataFolder(options.data)
    )
