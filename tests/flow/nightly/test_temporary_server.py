"""Prefect's server for one run by hand: begun for it alone, and gone with it however it ends."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
from served import environment_of_operator, wait_until

from cli.temporary_server import TemporaryServer
from flows.prefect_environment import prepare_prefect_environment
from ingest.folder import SAMPLE_FOLDER
from parliament.errors import UsageError
from warehouse.paths import DataFolder

# A start and its end take six seconds on two idle cores.
pytestmark = pytest.mark.thorough

BEGINS_AND_HANGS = """
import os, sys, time
from pathlib import Path
from cli.temporary_server import TemporaryServer
server = TemporaryServer(os.environ, Path(sys.argv[1]))
server.wait_until_answering()
print(server._process.pid, flush=True)
time.sleep(600)
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """What a run by hand starts a server with."""
    made = environment_of_operator()
    prepare_prefect_environment(tmp_path / "data", made)
    return made


def nightly(reports: Path, data: Path) -> str:
    """A night as a person starts it, in a folder in which Prefect finds no settings; what it said."""
    command = [sys.executable, "-P", "-m", "cli", "nightly", "--source", str(reports), "--data", str(data)]
    environment = {**environment_of_operator(), "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run(command, cwd=reports, env=environment, capture_output=True, text=True, check=True)
    return done.stdout + done.stderr


def runs_in_prefect(data: Path) -> int:
    with sqlite3.connect(data / "prefect" / "prefect.db") as history:
        (count,) = history.execute("select count(*) from flow_run where state_type = 'COMPLETED'").fetchone()
    return int(count)


def test_a_night_without_news_starts_no_server_and_one_with_news_is_in_prefects_history(tmp_path: Path) -> None:
    reports, data = tmp_path / "reports", tmp_path / "data"
    reports.mkdir()
    for name in ("register.json", "commissievergadering-C11-2021-2022.txt"):
        (reports / name).write_bytes((SAMPLE_FOLDER / name).read_bytes())
    nightly(reports, data)
    assert runs_in_prefect(data) == 1
    log = DataFolder(data).logs / "prefect-server.log"
    log.unlink()
    assert "nothing" in nightly(reports, data).lower()
    assert runs_in_prefect(data) == 1
    assert not log.exists()
    assert len(list((DataFolder(data).logs / "runs").glob("*.json"))) == 2, "its record is left all the same"


def test_it_ends_with_the_process_that_was_killed(environment: dict[str, str], tmp_path: Path) -> None:
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    command = [sys.executable, "-c", BEGINS_AND_HANGS, str(tmp_path / "server.log")]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        launcher = psutil.Process(int(run.stdout.readline()))
        below = [launcher, *launcher.children(recursive=True)]
        assert len(below) == 2
        os.kill(run.pid, signal.SIGKILL)
    wait_until(lambda: not any(process.is_running() for process in below), "the end of the server")


def test_a_server_that_does_not_start_is_told_with_the_file_that_says_why(
    environment: dict[str, str], tmp_path: Path
) -> None:
    log = tmp_path / "server.log"
    # No database can be there.
    environment["PREFECT_API_DATABASE_CONNECTION_URL"] = "sqlite+aiosqlite:////dev/null/prefect.db"
    server = TemporaryServer(environment, log)
    with pytest.raises(UsageError, match=r"did not start; .*server\.log says why"):
        server.wait_until_answering()
    assert "prefect.db" in log.read_text(encoding="utf-8") or "unable to open" in log.read_text(encoding="utf-8")
    assert server._process.poll() is not None
