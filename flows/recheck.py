"""The flow ``recheck``: looks at the last sixty days again, and asks for the register again.

Refresh strategy: every Sunday (``prefect.yaml``). The service says nowhere that a report changed after its first weeks,
and a nightly run looks back 28 days only; records of persons are a week to three months old in a nightly run.
"""

from dataclasses import replace
from datetime import timedelta

from flows.run import run_night
from flows.run_flow import run_flow, scheduled
from flows.run_result import RunResult
from ingest.listening import RunListener
from ingest.options import RECHECK, RunOptions
from ingest.stage_runner import StageRunner

# As a night, and some 1 200 records of persons at four a second on top of it, which are five minutes.
LONGEST_RECHECK_SECONDS = 8 * 3600


def _run(options: RunOptions, run_stage: StageRunner, listener: RunListener) -> RunResult:
    rechecked = replace(options, since=options.day - timedelta(days=options.days), with_fresh_register=True)
    return run_night(rechecked, run_stage=run_stage, listener=listener)


recheck = scheduled(
    run_flow(
        RECHECK, _run, "Ask again for the meetings of the last `days` days and every record of a person, and publish."
    ),
    LONGEST_RECHECK_SECONDS,
)
