"""When ``serve`` starts Prefect's server again for its memory: the decision, and how the memory is looked at."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from cli.server_memory import LEAST_SECONDS_BETWEEN, PartFacts, is_restart_due, resident_bytes
from flows.setting_checks import check_settings
from flows.settings import SERVER_MEMORY_MB, server_memory_limit
from parliament.errors import UsageError

LIMIT = 600_000_000
GROWN = PartFacts(LIMIT + 1, is_run_under_way=False, is_run_due=False, seconds_since_restart=None)


@pytest.mark.parametrize(
    ("facts", "is_due"),
    [
        (GROWN, True),
        (replace(GROWN, memory_bytes=LIMIT), False),
        (replace(GROWN, memory_bytes=0), False),
        (replace(GROWN, is_run_under_way=True), False),
        (replace(GROWN, is_run_due=True), False),
        (replace(GROWN, seconds_since_restart=LEAST_SECONDS_BETWEEN - 1), False),
        (replace(GROWN, seconds_since_restart=LEAST_SECONDS_BETWEEN), True),
    ],
)
def test_a_part_is_restarted_when_it_has_grown_and_nothing_runs_or_is_due(facts: PartFacts, is_due: bool) -> None:
    assert is_restart_due(facts, LIMIT) is is_due


def test_the_memory_is_that_of_the_process_and_all_below_it() -> None:
    if sys.platform != "linux":
        pytest.skip("needs /proc")
    holds = "held = bytearray(50_000_000); print('ready', flush=True); input()"
    starts = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {holds!r}])"
    with subprocess.Popen(
        (sys.executable, "-c", starts), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        assert 50_000_000 < resident_bytes(process.pid) < 200_000_000
        process.communicate("\n")
    assert resident_bytes(process.pid) == 0
    assert resident_bytes(os.getpid()) > 10_000_000


def test_the_limit_is_a_setting_in_megabytes() -> None:
    assert server_memory_limit({}) == SERVER_MEMORY_MB * 1_000_000
    assert server_memory_limit({"SPREEKTIJD_SERVER_MEMORY_MB": "450"}) == 450_000_000


@pytest.mark.parametrize("value", ["0", "-5", "4.5", "much", "٤"])
def test_a_limit_that_is_no_number_of_megabytes_is_a_sentence(value: str) -> None:
    with pytest.raises(UsageError, match="SPREEKTIJD_SERVER_MEMORY_MB must be a whole number of megabytes"):
        check_settings({"SPREEKTIJD_SERVER_MEMORY_MB": value})
