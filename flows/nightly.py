"""The flow ``nightly``: the main job under Prefect.

Refresh strategy: every night at 03:30 Brussels time (``prefect.yaml``), over a window of past days so that
provisional and late reports are seen again. One run at a time. Requests are retried where they are made, and fetching
as a whole later in the night; no other stage is, because data does not get better by trying again.
"""

from typing import Any

from prefect import Flow

from flows.run import run_night
from flows.run_flow import run_flow, scheduled
from flows.run_result import RunResult
from ingest.listening import RunListener
from ingest.options import NIGHTLY, RunOptions
from ingest.stage_runner import StageRunner

# Fetching may take four hours (the time budget of parliament/source/settings.py); what follows takes minutes, an hour
# after a new parser. A night that hangs is over before the next one begins.
LONGEST_NIGHT_SECONDS = 8 * 3600


def nightly_flow(listener: RunListener | None = None) -> Flow[..., dict[str, Any]]:
    """The flow, reporting its progress to ``listener``, who waits for it, or to Prefect when there is none."""
    return run_flow(NIGHTLY, _run, "Fetch what the parliament published, parse, load, check and publish it.", listener)


def _run(options: RunOptions, run_stage: StageRunner, listener: RunListener) -> RunResult:
    return run_night(options, run_stage=run_stage, listener=listener)


nightly = scheduled(nightly_flow(), LONGEST_NIGHT_SECONDS)
