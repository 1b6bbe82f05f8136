"""``nightly --plain``, as the shipped timer starts it: every end is told, recorded and in the next version."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from commands import run
from receivers import Received

from flows.run_log import read_last_results
from ingest.folder import SAMPLE_FOLDER
from warehouse.paths import DataFolder
from warehouse.read import query_published

pytestmark = pytest.mark.usefixtures("short_nights")

PLAIN = ("nightly", "--plain", "--no-dashboard", "--processes", "1")
REPORT = "commissievergadering-C11-2021-2022.txt"


@pytest.fixture(autouse=True)
def told(webhook: tuple[str, Received], monkeypatch: pytest.MonkeyPatch) -> Received:
    """What people are told; the source may be on this machine and is asked once."""
    url, received = webhook
    for name, value in (
        ("NOTIFY_WEBHOOK_URL", url),
        ("HEARTBEAT_URL", url + "/beat"),
        ("ALLOW_HTTP", "true"),
        ("ATTEMPTS", "1"),
    ):
        monkeypatch.setenv(f"SPREEKTIJD_{name}", value)
    return received


@contextmanager
def service_of_html() -> Iterator[str]:
    """A service that answers every question with a page."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = b"<!doctype html><title>Onderhoud</title>"
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Keep the test's output clean."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/e/opendata"
        server.shutdown()
        thread.join()


def messages(told: Received) -> list[dict[str, Any]]:
    return [json.loads(body) for body in told.bodies]


def test_a_dead_source_html_for_json_and_recovery_are_told_recorded_and_in_the_next_version(
    told: Received, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ("--data", tmp_path / "data")
    assert run(*PLAIN, "--source", "http://127.0.0.1:9/e/opendata", *data) == 4
    with service_of_html() as address:
        assert run(*PLAIN, "--source", address, *data) == 1
    assert [one["event"] for one in messages(told)] == ["failure", "failure"]
    assert [one["outcome"] for one in messages(told)] == ["source_unreachable", "failed"]
    assert told.asked == []
    status = json.loads((tmp_path / "data" / "site" / "status.json").read_text())
    assert status["last_night"]["exit_code"] == 1

    reports = tmp_path / "reports"
    reports.mkdir()
    for name in (REPORT, "register.json"):
        (reports / name).write_bytes((SAMPLE_FOLDER / name).read_bytes())
    assert run(*PLAIN, "--source", reports, *data) == 0
    assert messages(told)[-1]["event"] == "recovery"
    assert told.asked == ["/hook/secret/beat"]
    runs = query_published(
        DataFolder(tmp_path / "data"),
        "select outcome, exit_code, detail, published_version is not null from dq.run order by started_at",
    ).rows()
    assert [row[:2] for row in runs] == [("source_unreachable", 4), ("failed", 1), ("published", 0)]
    assert "127.0.0.1" not in str(runs), "what the world reads names no address or path of a machine"
    capsys.readouterr()
    assert run("status", *data) == 0
    assert "All is well" in capsys.readouterr().out


STOPS = "lambda *_: os.kill(os.getpid(), signal.SIGTERM)"
IS_KILLED = "lambda *_: os.kill(os.getpid(), signal.SIGKILL)"


def night_that_ends(folder: DataFolder, how: str) -> int:
    """A night in a process of its own that is ended where it would ask the source; its exit code, as a shell's."""
    code = (
        "import os, signal\n"
        "import flows.stages\n"
        f"flows.stages.gather = {how}\n"
        "from cli.command_line import main\n"
        f"main(['nightly', '--plain', '--source', 'sample', '--data', {str(folder.root)!r}])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=dict(os.environ), capture_output=True, text=True, check=False
    )
    return done.returncode


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with one report."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in (REPORT, "register.json"):
        (folder / name).write_bytes((SAMPLE_FOLDER / name).read_bytes())
    return folder


@pytest.mark.thorough
def test_a_night_that_is_told_to_stop_leaves_its_record_sends_word_and_is_a_row_of_the_next_version(
    told: Received, tmp_path: Path, reports: Path
) -> None:
    folder = DataFolder(tmp_path / "data")
    assert night_that_ends(folder, STOPS) == 143
    (record,) = read_last_results(folder, 9)
    assert (record.outcome.value, record.exit_code) == ("interrupted", 143)
    assert messages(told)[0]["outcome"] == "interrupted"
    assert run(*PLAIN, "--source", reports, "--data", folder.root) == 0
    runs = query_published(
        folder, "select run_id, outcome, exit_code, published_version from dq.run order by started_at"
    ).rows()
    assert runs[0] == (record.run_id, "interrupted", 143, None)
    assert [row[1] for row in runs] == ["interrupted", "published"]


@pytest.mark.thorough
def test_a_killed_night_is_a_row_of_the_next_version(told: Received, tmp_path: Path, reports: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    assert night_that_ends(folder, IS_KILLED) == -9
    assert run(*PLAIN, "--source", reports, "--data", folder.root) == 0
    runs = query_published(folder, "select outcome, exit_code, ended_at is null from dq.run order by started_at").rows()
    assert runs == [("killed", 137, True), ("published", 0, False)]
    assert [one["event"] for one in messages(told)] == ["failure", "recovery"]


def status(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> tuple[str, int, bool]:
    """What the command says of the last night in every form, which agree: outcome, exit codes of the night and its own.

    The third is whether Prometheus is told that all is well.
    """
    codes, told = [], {}
    for form in ("json", "prometheus", "table"):
        capsys.readouterr()
        codes.append(run("status", "--format", form, "--data", folder.root))
        told[form] = capsys.readouterr().out
    (code,) = set(codes)
    facts = json.loads(told["json"])
    gauges = dict(line.split() for line in told["prometheus"].splitlines() if not line.startswith("#"))
    assert facts["is_good"] is (code == 0)
    assert gauges["spreektijd_good"] == str(1 - code)
    assert float(gauges["spreektijd_last_night_exit_code"]) == facts["last_night"]["exit_code"]
    assert float(gauges["spreektijd_open_troubles"]) == len(facts["troubles"])
    assert ("All is well" if code == 0 else "Somebody should look") in told["table"]
    assert facts["last_night"]["outcome"] in told["table"]
    assert (facts["next_step"] == "nothing") is (code == 0)
    return facts["last_night"]["outcome"], facts["last_night"]["exit_code"], code == 0


def test_status_after_each_end_of_a_night(tmp_path: Path, reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = DataFolder(tmp_path / "data")
    night = (*PLAIN, "--data", folder.root, "--source")
    assert run("status", "--data", folder.root) == 1
    assert run(*night, reports) == 0
    assert status(folder, capsys) == ("published", 0, True)
    assert run(*night, reports) == 0
    assert status(folder, capsys) == ("unchanged", 0, True)
    report = reports / REPORT
    report.write_text(report.read_text(encoding="utf-8").replace("– 243 (", "– 242 ("), encoding="utf-8")
    assert run(*night, reports) == 3
    assert status(folder, capsys) == ("checks_failed", 3, False)
    assert run(*night, "http://127.0.0.1:9/e/opendata") == 4
    assert status(folder, capsys) == ("source_unreachable", 4, False)
    assert night_that_ends(folder, IS_KILLED) == -9
    # Nobody has seen yet that it is gone; a timer does.
    assert run("status", "--alarm", "--data", folder.root) == 1
    assert status(folder, capsys) == ("killed", 137, False)
