"""The flow ``publish``: what is in the database built, audited and published again, by hand.

For a new or changed definition (``sql/``) or check: nothing is fetched, nothing is read again. ``source`` says which
expectations hold: the committed counts of meetings are about the parliament's own service only.
"""

from dataclasses import replace

from flows.run import publish_again
from flows.run_flow import run_flow, scheduled
from flows.run_result import RunResult
from ingest.listening import RunListener
from ingest.options import PUBLISH, RunOptions
from ingest.stage_runner import StageRunner

# Building, auditing and rendering thirty years takes minutes; two hours is a machine that hangs.
LONGEST_PUBLISHING_SECONDS = 2 * 3600


def _run(options: RunOptions, run_stage: StageRunner, listener: RunListener) -> RunResult:
    return publish_again(replace(options, is_full_audit=True), run_stage=run_stage, listener=listener)


publish = scheduled(
    run_flow(PUBLISH, _run, "Build, audit and publish again what the database holds."), LONGEST_PUBLISHING_SECONDS
)
