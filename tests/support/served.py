"""``spreektijd serve`` as tests see it: its process, Prefect's API with the login it made, and what it wrote."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import sleep
from typing import Any

import httpx
import psutil
import pytest
from unwritable import program_places, unwritable

from warehouse.paths import DataFolder

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
COMMAND_LINE = (sys.executable, "-c", "from cli.command_line import main; main()")
CSRF_CLIENT = "tests"


def free_port() -> int:
    """A port that nobody has now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment_of_operator() -> dict[str, str]:
    """The environment in which an operator starts a command, with alarms that reach nobody."""
    of_others = ("PREFECT_", "SPREEKTIJD_", "PYTHON")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(of_others)}
    # A worker that looks for work every two seconds instead of ten finds a second start while the first one runs.
    # A proxy that is not there: what is for this machine never asks it.
    of_ours = {"PREFECT_WORKER_QUERY_SECONDS": "2", "COLUMNS": "200", "HTTP_PROXY": f"http://127.0.0.1:{CLOSED_PORT}"}
    return {**inherited, **ALARMS, **of_ours}


def wait_until(is_done: Callable[[], bool], what: str) -> None:
    """Wait until something has happened; the test fails when it does not."""
    for _ in range(STEPS):
        if is_done():
            return
        sleep(0.5)
    pytest.fail(f"{what} did not happen")


@dataclass
class Serving:
    """A ``spreektijd serve`` on free ports; started by :meth:`start`."""

    root: Path
    port: int = field(default_factory=free_port)
    site_port: int = field(default_factory=free_port)
    command_line: tuple[str, ...] = COMMAND_LINE
    settings: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[str] | None = None

    @property
    def program_places(self) -> tuple[Path, ...]:
        """The folders in which its program cannot write: those of the checkout, and the environment it is of."""
        return program_places(Path(self.command_line[0]).parents[1])

    @property
    def folder(self) -> DataFolder:
        """Its data folder."""
        return DataFolder(self.root / "data")

    @property
    def output(self) -> Path:
        """What it said since it was started last."""
        return self.root / "output.txt"

    @property
    def address(self) -> str:
        """Where Prefect answers."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def site(self) -> str:
        """Where the dashboard is."""
        return f"http://127.0.0.1:{self.site_port}/"

    @property
    def login(self) -> tuple[str, str]:
        """User and password, from the file that it keeps."""
        user, _, password = (self.folder.root / "prefect" / "login").read_text(encoding="utf-8").strip().partition(":")
        return user, password

    def start(self) -> None:
        """Start it and wait until it says that it runs."""
        command = [
            *self.command_line, "serve", "--port", str(self.port), "--site-port", str(self.site_port),
            "--data", str(self.folder.root),
        ]  # fmt: skip
        # What somebody else left in the machine's temporary folder under the name that Prefect's worker uses.
        others = self.root / "temporary-files-of-others"
        others.mkdir(exist_ok=True)
        (others / "runner_storage").touch()
        environment = {**environment_of_operator(), **self.settings, "TMPDIR": str(others)}
        with self.output.open("w") as stream:
            self.process = subprocess.Popen(
                unwritable(command, self.program_places),
                cwd=self.root,
                env=environment,
                stdout=stream,
                stderr=stream,
                text=True,
            )
        process = self.process
        wait_until(lambda: "Ctrl+C stops" in self.output.read_text() or process.poll() is not None, "the start")
        assert process.poll() is None, self.output.read_text()

    def stop(self) -> None:
        """Stop it as Ctrl+C does: it ends well, and so does every part of it."""
        assert self.process is not None
        if self.process.poll() is not None:
            return
        parts = psutil.Process(self.process.pid).children(recursive=True)
        self.process.send_signal(signal.SIGINT)
        assert self.process.wait(90) == 0
        assert not psutil.wait_procs(parts, timeout=60)[1]

    def processes(self) -> list[psutil.Process]:
        """Every process below it."""
        assert self.process is not None
        return psutil.Process(self.process.pid).children(recursive=True)

    def request(self, method: str, path: str, json: Any = None, **others: Any) -> httpx.Response:
        """One request with login and token against forgery; asked again while Prefect's database is locked (503)."""
        with httpx.Client(base_url=f"{self.address}/api", auth=self.login, timeout=60, trust_env=False) as client:
            headers = {}
            if method != "GET":
                token = client.get("/csrf-token", params={"client": CSRF_CLIENT}).raise_for_status().json()["token"]
                headers = {"Prefect-Csrf-Token": token, "Prefect-Csrf-Client": CSRF_CLIENT}
            for _ in range(STEPS):
                answer = client.request(method, path, json=json, headers=headers, **others)
                if answer.status_code != httpx.codes.SERVICE_UNAVAILABLE:
                    return answer
                sleep(0.5)
        pytest.fail(f"Prefect was never available for {path}")

    def ask(self, method: str, path: str, json: Any = None) -> Any:
        """What Prefect answers."""
        answer = self.request(method, path, json).raise_for_status()
        return answer.json() if answer.content else None

    def find(self, what: str, **criteria: Any) -> list[dict[str, Any]]:
        """Everything of a kind that meets the criteria."""
        return list(self.ask("POST", f"/{what}/filter", criteria))

    def deployment(self, name: str) -> dict[str, Any]:
        """A deployment by the name of its flow."""
        found: dict[str, Any] = self.ask("GET", f"/deployments/name/{name}/{name}")
        return found

    def runs_of(self, deployment: dict[str, Any], state: str) -> list[dict[str, Any]]:
        """The runs of a deployment that are in a state."""
        of_it = {"deployment_id": {"any_": [deployment["id"]]}, "state": {"type": {"any_": [state]}}}
        return self.find("flow_runs", flow_runs=of_it)

    def start_run(self, deployment: dict[str, Any], **parameters: Any) -> str:
        """Start a run by hand; returns its id."""
        path = f"/deployments/{deployment['id']}/create_flow_run"
        return str(self.ask("POST", path, {"parameters": parameters})["id"])

    def wait_for_end(self, run_id: str) -> dict[str, Any]:
        """Wait for a run's end; returns its state."""
        wait_until(lambda: self.state_of(run_id)["type"] in {"COMPLETED", "FAILED", "CANCELLED", "CRASHED"}, "the end")
        return self.state_of(run_id)

    def state_of(self, run_id: str) -> dict[str, Any]:
        """The state of a run."""
        state: dict[str, Any] = self.ask("GET", f"/flow_runs/{run_id}")["state"]
        return state

    def logs_of(self, run_id: str) -> str:
        """What a run logged."""
        logs = self.find("logs", logs={"flow_run_id": {"any_": [run_id]}})
        return "\n".join(log["message"] for log in logs)

    def artifacts(self) -> dict[str, dict[str, Any]]:
        """The newest artifact of each key."""
        return {
            artifact["key"]: artifact for artifact in sorted(self.find("artifacts"), key=lambda one: one["created"])
        }
