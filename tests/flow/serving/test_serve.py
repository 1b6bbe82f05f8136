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

from ingest.folder import SAMPLE_FOLDER
from parliament.errors import SourceUnreachableError
from warehouse.locks import hold_build_lock
from warehouse.paths import DataFolder
from warehouse.publish import current_version

# One server for the whole module, started once.
pytestmark = pytest.mark.xdist_group("serving")

# A start takes half a minute on two idle cores; this is where a machine that hangs is told from a busy one.
STEPS = 480
SECRETS = ("invented-secret-of-the-mail-server", "invented-secret-of-the-webhook")
# Nobody listens there: messages are tried, and that they did not arrive is told.
CLOSED_PORT = "9"
ALARMS = {
    "SPREEKTIJD_SMTP_HOST": "127.0.0.1",
    "SPREEKTIJD_SMTP_PORT": CLOSED_PORT,
    "SPREEKTIJD_SMTP_USER": "operator",
    "SPREEKTIJD_SMTP_PASSWORD": SECRETS[0],
    "SPREEKTIJD_NOTIFY_EMAIL_TO": "operator@news.example",
    "SPREEKTIJD_NOTIFY_WEBHOOK_URL": f"http://127.0.0.1:{CLOSED_PORT}/{SECRETS[1]}",
}
# A planned start that the scheduler sees too late, on a busy machine, is followed by another soon.
INTERVAL_SECONDS = 15
REPORT = "commissievergadering-C11-2021-2022.txt"
COMMAND_LINE = (sys.executable, "-c", "from cli.command_line import main; main()")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment_of_operator() -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "SPREEKTIJD_"))}
    # A worker that looks for work every two seconds instead of ten finds a second start while the first one runs.
    return {**inherited, **ALARMS, "PREFECT_WORKER_QUERY_SECONDS": "2", "COLUMNS": "200"}


@dataclass(frozen=True)
class Serving:
    process: subprocess.Popen[str]
    api: httpx.Client
    site: str
    folder: DataFolder
    output: Path

    def ask(self, method: str, path: str, json: Any = None) -> Any:
        """What Prefect answers; asked again while its database is locked (503), as Prefect's own client does."""
        for _ in range(STEPS):
            answer = self.api.request(method, path, json=json)
            if answer.status_code != httpx.codes.SERVICE_UNAVAILABLE:
                return answer.raise_for_status().json() if answer.content else None
            sleep(0.5)
        pytest.fail(f"Prefect was never available for {path}")

    def find(self, what: str, **criteria: Any) -> list[dict[str, Any]]:
        return list(self.ask("POST", f"/{what}/filter", criteria))

    def deployment(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = self.ask("GET", f"/deployments/name/{name}/{name}")
        return found

    def runs_of(self, deployment: dict[str, Any], state: str) -> list[dict[str, Any]]:
        of_it = {"deployment_id": {"any_": [deployment["id"]]}, "state": {"type": {"any_": [state]}}}
        return self.find("flow_runs", flow_runs=of_it)

    def start(self, deployment: dict[str, Any], **parameters: Any) -> str:
        """Start a run by hand; returns its id."""
        path = f"/deployments/{deployment['id']}/create_flow_run"
        return str(self.ask("POST", path, {"parameters": parameters})["id"])

    def wait_for_end(self, run_id: str) -> dict[str, Any]:
        """Wait for a run's end; returns its state."""
        wait_until(lambda: self.state_of(run_id)["type"] in {"COMPLETED", "FAILED", "CANCELLED", "CRASHED"}, "the end")
        return self.state_of(run_id)

    def state_of(self, run_id: str) -> dict[str, Any]:
        state: dict[str, Any] = self.ask("GET", f"/flow_runs/{run_id}")["state"]
        return state

    def logs_of(self, run_id: str) -> str:
        logs = self.find("logs", logs={"flow_run_id": {"any_": [run_id]}})
        return "\n".join(log["message"] for log in logs)

    def artifacts(self) -> dict[str, dict[str, Any]]:
        """The newest artifact of each key."""
        return {
            artifact["key"]: artifact for artifact in sorted(self.find("artifacts"), key=lambda one: one["created"])
        }


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
    command = [
        *COMMAND_LINE, "serve", "--port", str(port), "--site-port", str(site_port), "--data", str(root / "data"),
    ]  # fmt: skip
    with output.open("w") as stream, httpx.Client(base_url=f"http://127.0.0.1:{port}/api", timeout=60) as api:
        process = subprocess.Popen(command, env=environment_of_operator(), stdout=stream, stderr=stream, text=True)
        one = Serving(process, api, f"http://127.0.0.1:{site_port}/", DataFolder(root / "data"), output)
        try:
            wait_until(lambda: "Ctrl+C stops" in output.read_text() or process.poll() is not None, "the start")
            assert process.poll() is None, output.read_text()
            yield one
        finally:
            process.terminate()
            process.wait(90)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for name in (REPORT, "register.json"):
        (folder / name).write_bytes((SAMPLE_FOLDER / name).read_bytes())
    return folder


def parts_of(serving: Serving) -> dict[str, psutil.Process]:
    """The parts by a word of their command line."""
    children = psutil.Process(serving.process.pid).children()
    words = ("server start", "worker start", "http.server")
    return {word: one for one in children for word in words if word in " ".join(one.cmdline())}


def is_answering(serving: Serving) -> bool:
    try:
        return serving.api.get("/health").is_success and httpx.get(serving.site).is_success
    except httpx.TransportError:
        return False


def test_it_deploys_and_its_parts_come_back_when_they_are_killed(serving: Serving) -> None:
    nightly = serving.deployment("nightly")
    assert nightly["schedules"][0]["schedule"]["cron"] == "30 3 * * *"
    assert nightly["schedules"][0]["schedule"]["timezone"] == "Europe/Brussels"
    assert serving.deployment("recheck")["schedules"][0]["schedule"]["cron"] == "0 12 * * 0"
    assert [serving.deployment(name)["schedules"] for name in ("publish", "backfill")] == [[], []]
    assert "Nothing is published yet" in httpx.get(serving.site).text

    before = parts_of(serving)
    assert len(before) == 3
    for part in before.values():
        part.kill()
    wait_until(lambda: serving.output.read_text().count("is started again") >= 3, "the notice of every end")
    wait_until(lambda: is_answering(serving), "the start after the end")
    assert not {part.pid for part in before.values()} & {part.pid for part in parts_of(serving).values()}
    assert serving.deployment("nightly")["id"] == nightly["id"]


def test_a_schedule_starts_a_run_and_a_second_start_is_cancelled(serving: Serving, reports: Path) -> None:
    nightly = serving.deployment("nightly")
    parameters = {"source": str(reports), "processes": 1}
    serving.ask("PATCH", f"/deployments/{nightly['id']}", {"parameters": parameters})
    soon = (datetime.now(UTC) + timedelta(seconds=3)).isoformat()
    interval = {"interval": INTERVAL_SECONDS, "anchor_date": soon, "timezone": "UTC"}
    schedule = {"schedule": interval, "active": True}
    serving.ask("POST", f"/deployments/{nightly['id']}/schedules", [schedule])

    wait_until(lambda: bool(serving.runs_of(nightly, "RUNNING")), "a scheduled run")
    serving.ask("PATCH", f"/deployments/{nightly['id']}", {"paused": True})
    second = serving.wait_for_end(serving.start(nightly, source=str(reports)))
    assert (second["type"], second["message"]) == ("CANCELLED", "Deployment concurrency limit reached.")
    wait_until(lambda: bool(serving.runs_of(nightly, "COMPLETED")), "the end of the scheduled run")
    (completed,) = serving.runs_of(nightly, "COMPLETED")
    assert completed["auto_scheduled"]
    assert completed["name"].startswith(f"nightly {reports.name} ")
    assert current_version(serving.folder) is not None

    artifacts = serving.artifacts()
    facts = str(artifacts["night"]["data"])
    assert artifacts["night"]["description"].startswith("Published ")
    assert "speakers resolved" in facts
    assert artifacts["progress-parse"]["data"] == 100.0
    for key in ("dashboard", "quality", "database"):
        assert serving.site in artifacts[key]["data"]
    address = artifacts["quality"]["data"].partition("](")[2].rstrip(")")
    assert "200" in str(httpx.get(address).status_code)
    names = {run["name"] for run in serving.find("task_runs")}
    assert {"gather", "parse batch 1 of 1", "resolve and load batch 1 of 1", "build", "audit", "publish"} <= names


def test_a_run_that_finds_another_one_writing_is_cancelled_and_says_so(serving: Serving) -> None:
    with hold_build_lock(serving.folder):
        state = serving.wait_for_end(serving.start(serving.deployment("publish")))
    assert state["type"] == "CANCELLED"
    assert "another run is writing" in state["message"]


def test_a_failed_run_says_why_and_its_alarm_names_no_secret(serving: Serving, tmp_path: Path) -> None:
    run_id = serving.start(serving.deployment("nightly"), source=str(tmp_path))
    state = serving.wait_for_end(run_id)
    assert state["type"] == "FAILED"
    assert "holds no .txt or .pdf" in state["message"]
    wait_until(lambda: "email was not told" in serving.logs_of(run_id), "the notice of the alarm")
    assert "webhook was not told of this failure" in serving.logs_of(run_id)


def test_failed_checks_leave_their_rows_and_no_log_holds_a_secret(serving: Serving, reports: Path) -> None:
    report = reports / REPORT
    text = report.read_text(encoding="utf-8")
    report.write_text(text.replace("– 243 (", "– 242 ("), encoding="utf-8")
    version = current_version(serving.folder)
    command = [*COMMAND_LINE, "nightly", "--source", str(reports), "--data", str(serving.folder.root)]
    environment = environment_of_operator() | {
        "PREFECT_API_URL": str(serving.api.base_url).rstrip("/"),
        "PREFECT_LOGGING_LEVEL": "DEBUG",
    }
    done = subprocess.run([*command, "--no-dashboard"], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 3, done.stderr
    assert current_version(serving.folder) == version

    artifacts = serving.artifacts()
    assert "question_number_twice_in_report" in artifacts["failing-rows"]["data"]
    assert "critical checks failed" in artifacts["night"]["description"]
    told = done.stdout + done.stderr + str(serving.find("logs")) + str(artifacts) + str(serving.find("flow_runs"))
    told += "".join(path.read_text() for path in serving.folder.logs.rglob("*.*") if path.is_file())
    told += serving.output.read_text()
    assert "webhook was not told of this night" in told
    for secret in SECRETS:
        assert secret not in told


def test_only_a_source_that_cannot_be_reached_is_tried_again(serving: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    from prefect import flow
    from prefect.events.worker import EventsWorker
    from prefect.settings import PREFECT_API_URL, temporary_settings

    from flows.prefect_stages import run_as_patient_task

    monkeypatch.setattr("flows.prefect_stages.RETRY_DELAYS_SECONDS", (0.01, 0.01))
    tries: list[str] = []

    def is_down_twice() -> int:
        tries.append("down")
        if len(tries) < 3:
            raise SourceUnreachableError("the service does not answer")
        return len(tries)

    def is_wrong() -> None:
        tries.append("wrong")
        raise ValueError("data does not get better")

    @flow(name="trial")
    def trial() -> int:
        result = run_as_patient_task("gather", is_down_twice)
        with pytest.raises(ValueError, match="better"):
            run_as_patient_task("build", is_wrong)
        return result

    with temporary_settings({PREFECT_API_URL: str(serving.api.base_url).rstrip("/")}):
        assert trial() == 3
        # Prefect keeps one sender of events a process: left alone it would try this server in other tests, for minutes.
        EventsWorker.drain_all()
    assert tries == ["down", "down", "down", "wrong"]


def test_a_second_one_on_the_same_port_is_refused_in_a_sentence(serving: Serving) -> None:
    port = str(serving.api.base_url.port)
    done = subprocess.run([*COMMAND_LINE, "serve", "--port", port], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "choose another with --port" in " ".join(done.stderr.split())


def test_ctrl_c_stops_every_part(serving: Serving) -> None:
    parts = psutil.Process(serving.process.pid).children(recursive=True)
    assert len(parts) >= 3
    serving.process.send_signal(signal.SIGINT)
    assert serving.process.wait(90) == 0
    assert not psutil.wait_procs(parts, timeout=10)[1]
