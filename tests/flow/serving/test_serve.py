"""``spreektijd serve`` as an operator starts it: deployments, runs by a schedule, one at a time, parts that die."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import sleep
from typing import Any

import httpx
import psutil
import pytest

from warehouse.paths import DataFolder
from warehouse.publish import current_version

# One server for the whole module, started once.
pytestmark = pytest.mark.xdist_group("serving")

# A start takes 30 s on two idle cores; this is where a machine that hangs is told from a busy one.
STEPS = 480
SECRET = "invented-secret-of-the-mail-server"
# Shorter than a run of the sample, so that some start while another runs.
INTERVAL_SECONDS = 12


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Serving:
    process: subprocess.Popen[str]
    api: httpx.Client
    site: str
    folder: DataFolder
    output: Path

    def find(self, what: str, **criteria: Any) -> list[dict[str, Any]]:
        return list(self.api.post(f"/{what}/filter", json=criteria).raise_for_status().json())

    def deployment(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = self.api.get(f"/deployments/name/{name}/{name}").raise_for_status().json()
        return found

    def runs_of(self, deployment: dict[str, Any], **criteria: Any) -> list[dict[str, Any]]:
        of_it = {"deployment_id": {"any_": [deployment["id"]]}, **criteria}
        return self.find("flow_runs", flow_runs=of_it)


def wait_until(is_done: Callable[[], bool], what: str) -> None:
    for _ in range(STEPS):
        if is_done():
            return
        sleep(0.5)
    pytest.fail(f"{what} did not happen")


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    root = tmp_path_factory.mktemp("serve")
    port, site_port = free_port(), free_port()
    output = root / "output.txt"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    environment |= {"SPREEKTIJD_SMTP_PASSWORD": SECRET, "COLUMNS": "200"}
    command = [
        sys.executable, "-c", "from flows.command_line import main; main()",
        "serve", "--port", str(port), "--site-port", str(site_port), "--data", str(root / "data"),
    ]  # fmt: skip
    with output.open("w") as stream, httpx.Client(base_url=f"http://127.0.0.1:{port}/api", timeout=60) as api:
        process = subprocess.Popen(command, env=environment, stdout=stream, stderr=stream, text=True)
        one = Serving(process, api, f"http://127.0.0.1:{site_port}/", DataFolder(root / "data"), output)
        try:
            wait_until(lambda: "Ctrl+C stops" in output.read_text() or process.poll() is not None, "the start")
            assert process.poll() is None, output.read_text()
            yield one
        finally:
            process.terminate()
            process.wait(90)


def processes_below(serving: Serving) -> dict[str, psutil.Process]:
    """The parts by a word of their command line."""
    children = psutil.Process(serving.process.pid).children()
    return {word: one for one in children for word in ("server start", "worker", "http.server") if word in named(one)}


def named(process: psutil.Process) -> str:
    return " ".join(process.cmdline())


def test_it_deploys_and_a_schedule_starts_runs_one_at_a_time_also_after_the_worker_was_killed(serving: Serving) -> None:
    nightly = serving.deployment("nightly")
    assert nightly["schedules"][0]["schedule"]["cron"] == "30 3 * * *"
    assert nightly["schedules"][0]["schedule"]["timezone"] == "Europe/Brussels"
    assert serving.deployment("recheck")["schedules"][0]["schedule"]["cron"] == "0 12 * * 0"
    assert serving.deployment("publish")["schedules"] == []
    assert serving.folder.site.joinpath("index.html").read_text() in httpx.get(serving.site).text

    worker = processes_below(serving)["worker"]
    worker.kill()
    wait_until(lambda: "worker ended" in serving.output.read_text(), "the notice of the worker's end")

    parameters = {"source": "sample", "with_dashboard": False, "processes": 1}
    serving.api.patch(f"/deployments/{nightly['id']}", json={"parameters": parameters}).raise_for_status()
    soon = (datetime.now(UTC) + timedelta(seconds=5)).isoformat()
    schedule = {"schedule": {"interval": INTERVAL_SECONDS, "anchor_date": soon, "timezone": "UTC"}, "active": True}
    serving.api.post(f"/deployments/{nightly['id']}/schedules", json=[schedule]).raise_for_status()

    wait_until(lambda: ended(serving, nightly, "COMPLETED"), "a scheduled run")
    wait_until(lambda: ended(serving, nightly, "CANCELLED"), "the cancelling of a second start")
    serving.api.patch(f"/deployments/{nightly['id']}", json={"paused": True}).raise_for_status()
    completed = ended(serving, nightly, "COMPLETED")
    assert all(run["auto_scheduled"] for run in completed)
    assert {"concurrency" in run["state"]["message"] for run in ended(serving, nightly, "CANCELLED")} == {True}
    assert current_version(serving.folder) is not None

    artifacts = {artifact["key"]: artifact for artifact in serving.find("artifacts")}
    assert "published" in str(artifacts["night"]["data"])
    assert {"database", "quality", "dashboard"} <= set(artifacts)
    assert serving.site in artifacts["dashboard"]["data"]

    told = str(serving.find("logs")) + str(artifacts) + str(serving.deployment("nightly"))
    told += "".join(log.read_text() for log in (serving.folder.logs / "serve").glob("*.log"))
    assert "gather" in told
    assert SECRET not in told


def ended(serving: Serving, deployment: dict[str, Any], state: str) -> list[dict[str, Any]]:
    return serving.runs_of(deployment, state={"type": {"any_": [state]}})


def test_a_second_one_on_the_same_port_is_refused_in_a_sentence(serving: Serving) -> None:
    port = str(serving.api.base_url.port)
    command = [sys.executable, "-c", "from flows.command_line import main; main()", "serve", "--port", port]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "choose another with --port" in " ".join(done.stderr.split())


def test_ctrl_c_stops_every_part(serving: Serving) -> None:
    parts = psutil.Process(serving.process.pid).children(recursive=True)
    assert len(parts) >= 3
    serving.process.send_signal(signal.SIGINT)
    assert serving.process.wait(90) == 0
    assert not psutil.wait_procs(parts, timeout=10)[1]
