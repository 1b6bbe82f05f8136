"""The flow ``nightly``: the main job under Prefect.

Refresh strategy: every night at 03:30 Brussels time (``prefect.yaml``), over a window of past days so that
provisional and late reports are seen again. One run at a time. Requests are retried where they are made, and fetching
as a whole later in the night; no other stage is, because data does not get better by trying again.
"""

from datetime import date
from pathlib import Path
from typing import Any

from prefect import Flow, flow

from flows.flow_ending import name_of_run, run_to_end, tell_unrecorded_failure
from flows.prefect_stages import LoggingListener, run_as_patient_task, run_as_task
from flows.run import run_night
from flows.settings import data_folder
from ingest.listening import RunListener
from ingest.options import RunOptions
from warehouse.paths import DataFolder

# Fetching may take four hours (the time budget of parliament/source/settings.py); what follows takes minutes, an hour
# after a new parser. A night that hangs is over before the next one begins.
LONGEST_NIGHT_SECONDS = 8 * 3600


def nightly_flow(listener: RunListener | None = None) -> Flow[..., dict[str, Any]]:
    """The flow, telling its progress to ``listener``, who waits for it; to Prefect when there is none.

    Without anybody who waits, a source that cannot be reached is tried again later.
    """

    @flow(name="nightly", flow_run_name=name_of_run, validate_parameters=True, persist_result=False)
    def nightly(
        source: str = "live",
        data: str | None = None,
        since: date | None = None,
        until: date | None = None,
        processes: int | None = None,
        today: date | None = None,
        register_file: str | None = None,
        with_dashboard: bool = True,
        is_full_audit: bool = False,
    ) -> dict[str, Any]:
        """Fetch what the parliament published, parse, load, check and publish it."""
        options = RunOptions(
            source,
            data_folder(data),
            since=since,
            until=until,
            processes=processes,
            today=today,
            register_file=Path(register_file) if register_file else None,
            with_dashboard=with_dashboard,
            is_full_audit=is_full_audit,
        )
        run_stage = run_as_task if listener else run_as_patient_task
        return run_to_end(
            lambda: run_night(options, run_stage=run_stage, listener=listener or LoggingListener()),
            DataFolder(options.data),
        )

    return nightly


nightly = nightly_flow().with_options(
    timeout_seconds=LONGEST_NIGHT_SECONDS, on_failure=[tell_unrecorded_failure], on_crashed=[tell_unrecorded_failure]
)
