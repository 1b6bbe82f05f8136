"""Prefect's server and worker are started again by ``serve`` for their memory, and nights go on."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import sleep

import httpx
import psutil
import pytest
from served import Serving, wait_until

from flows.run_marker import RunMark, hold_mark
from flows.troubles import read_troubles
from ingest.folder import SAMPLE_FOLDER
from warehouse.locks import hold_build_lock
from warehouse.publish import current_version

# A `serve` of its own and a night of it take a minute of one core; the decision is tried in test_supervisor.py.
pytestmark = [pytest.mark.thorough, pytest.mark.xdist_group("serving")]

NOTICE = "of memory, more than 1;"
# The first look is at once; this is long enough for it and for the end of a server.
A_FEW_LOOKS_SECONDS = 5
UNDER_WAY = RunMark("20260101T000000Z-held", "publish", "by a test", datetime(2026, 1, 1, tzinfo=UTC))


@pytest.fixture
def small(tmp_path: Path, installed_python: Path) -> Iterator[Serving]:
    """A ``serve`` whose server and worker always hold too much."""
    command_line = (str(installed_python), "-P", "-m", "cli")
    one = Serving(tmp_path, command_line=command_line, settings={"SPREEKTIJD_SERVER_MEMORY_MB": "1"})
    try:
        yield one
    finally:
        one.stop()


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in ("commissievergadering-C11-2021-2022.txt", "register.json"):
        (folder / name).write_bytes((SAMPLE_FOLDER / name).read_bytes())
    return folder


def part_process(serving: Serving, word: str) -> int:
    """The process of a part, below its launcher, which starts it a moment after it was begun itself."""
    wait_until(lambda: len(part_processes(serving, word)) == 1, f"one process of `{word}`")
    (found,) = part_processes(serving, word)
    return found


def part_processes(serving: Serving, word: str) -> list[int]:
    found = []
    for process in serving.processes():
        # One that ends between the two looks is none.
        with suppress(psutil.NoSuchProcess):
            line = " ".join(process.cmdline())
            if word in line and "launcher" not in line:
                found.append(process.pid)
    return found


def is_answering(serving: Serving) -> bool:
    try:
        return serving.request("GET", "/health").is_success
    except httpx.TransportError:
        return False


def test_a_server_that_holds_too_much_is_restarted_when_nothing_runs_and_nights_go_on(
    small: Serving, reports: Path
) -> None:
    with hold_mark(small.folder, UNDER_WAY):
        small.start()
        server, worker = part_process(small, "server start"), part_process(small, "worker start")
        # The server plans the runs of the schedules a moment after they are deployed.
        wait_until(lambda: bool(small.find("flow_runs")), "the planned runs")
        planned = {run["id"] for run in small.find("flow_runs")}
        sleep(A_FEW_LOOKS_SECONDS)
        assert part_process(small, "server start") == server, "restarted while a run was under way"
    wait_until(lambda: NOTICE in small.output.read_text(), "the restart")
    wait_until(lambda: is_answering(small), "the start after it")
    assert not psutil.pid_exists(server)
    wait_until(lambda: small.output.read_text().count(NOTICE) == 2, "the restart of the worker")
    assert not psutil.pid_exists(worker)
    worker = part_process(small, "worker start")
    assert {run["id"] for run in small.find("flow_runs")} >= planned

    # A schedule that comes due after the restart is kept.
    nightly = small.deployment("nightly")
    soon = (datetime.now(UTC) + timedelta(seconds=3)).isoformat()
    interval = {"interval": 15, "anchor_date": soon, "timezone": "UTC"}
    small.ask("PATCH", f"/deployments/{nightly['id']}", {"parameters": {"source": str(reports), "processes": 1}})
    small.ask("POST", f"/deployments/{nightly['id']}/schedules", [{"schedule": interval, "active": True}])
    wait_until(lambda: bool(small.runs_of(nightly, "RUNNING")), "a scheduled run")
    small.ask("PATCH", f"/deployments/{nightly['id']}", {"paused": True})
    wait_until(lambda: bool(small.runs_of(nightly, "COMPLETED")), "its end")
    assert current_version(small.folder) is not None

    # The worker also still hears that a run is cancelled: it has asked the new server to be told.
    with hold_build_lock(small.folder):
        run = small.start_run(small.deployment("backfill"), since="2021-01-01", source=str(reports), processes=1)
        wait_until(lambda: small.state_of(run)["type"] == "RUNNING", "a run to cancel")
        small.ask("POST", f"/flow_runs/{run}/set_state", {"state": {"type": "CANCELLING"}})
        assert small.wait_for_end(run)["type"] == "CANCELLED"

    assert part_process(small, "worker start") == worker
    output = small.output.read_text()
    assert output.count(NOTICE) == 2
    assert "is started again in" not in output
    assert not [trouble for trouble in read_troubles(small.folder) if trouble.kind.startswith("part:")]
