"""The supervisor on small processes: what ends is started again, and stopping leaves nothing behind."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from time import sleep

import pytest

from cli.supervisor import Part, Supervisor

WAITS = "import time; time.sleep(600)"
ENDS_AT_ONCE = "import sys; print('I end'); sys.exit(7)"
# Like a Prefect worker: survives the first request to stop.
SURVIVES_ONCE = (
    "import signal, sys, time\n"
    "asked = []\n"
    "signal.signal(signal.SIGTERM, lambda *_: sys.exit(0) if asked else asked.append(1))\n"
    "print('ready', flush=True)\n"
    "time.sleep(600)\n"
)
# Like a worker with a flow run: a process of its own below it, whose id it writes down.
HAS_A_CHILD = (
    "import subprocess, sys, time\n"
    "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
    "print(child.pid, flush=True)\n"
    "time.sleep(600)\n"
)
# Ten seconds in steps: a test that hangs ends.
STEPS = 400


@pytest.fixture
def part(tmp_path: Path) -> Callable[..., Part]:
    def make(code: str, name: str = "one") -> Part:
        return Part(name, (sys.executable, "-c", code), dict(os.environ), tmp_path, tmp_path / "logs" / f"{name}.log")

    return make


def look_until(supervisor: Supervisor, is_done: Callable[[], bool]) -> None:
    for _ in range(STEPS):
        supervisor.look_after()
        if is_done():
            return
        sleep(0.025)
    pytest.fail("it did not happen within ten seconds")


def is_alive(process_id: int) -> bool:
    """Whether a process runs; one that has ended and is not yet collected does not."""
    try:
        state = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_a_killed_part_is_started_again_and_the_others_go_on(part: Callable[..., Part]) -> None:
    notices: list[str] = []
    with Supervisor(notices.append, first_pause=0.05) as supervisor:
        supervisor.start(part(WAITS, "one"))
        supervisor.start(part(WAITS, "two"))
        before = supervisor.process_ids()
        os.kill(before["one"], signal.SIGKILL)
        look_until(supervisor, lambda: supervisor.process_ids()["one"] != before["one"])
        after = supervisor.process_ids()
        assert is_alive(after["one"])
        assert after["two"] == before["two"]
    assert len(notices) == 1
    assert "one ended (exit code -9)" in notices[0]
    assert not any(is_alive(one) for one in after.values())


def test_a_part_that_ends_at_once_is_tried_with_growing_pauses(part: Callable[..., Part], tmp_path: Path) -> None:
    notices: list[str] = []
    with Supervisor(notices.append, first_pause=0.01) as supervisor:
        supervisor.start(part(ENDS_AT_ONCE))
        look_until(supervisor, lambda: len(notices) >= 3)
    assert all("exit code 7" in notice for notice in notices)
    assert (tmp_path / "logs" / "one.log").read_text().count("I end") >= 3


def test_a_part_that_survives_the_first_request_is_asked_again(
    part: Callable[..., Part], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cli.supervisor.STOPPING_SECONDS", 0.2)
    with Supervisor(lambda _: None) as supervisor:
        supervisor.start(part(SURVIVES_ONCE))
        look_until(supervisor, lambda: "ready" in (tmp_path / "logs" / "one.log").read_text())
        process_id = supervisor.process_ids()["one"]
    assert not is_alive(process_id)


def test_stopping_ends_what_a_part_started(part: Callable[..., Part], tmp_path: Path) -> None:
    log = tmp_path / "logs" / "one.log"
    with Supervisor(lambda _: None) as supervisor:
        supervisor.start(part(HAS_A_CHILD))
        look_until(supervisor, lambda: log.read_text().endswith("\n"))
        child = int(log.read_text())
        assert is_alive(child)
    for _ in range(STEPS):
        if not is_alive(child):
            return
        sleep(0.025)
    pytest.fail("the process that the part started is still there")


def test_a_large_log_is_put_aside(part: Callable[..., Part], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cli.supervisor.LARGEST_LOG_BYTES", 10)
    log = tmp_path / "logs" / "one.log"
    log.parent.mkdir()
    log.write_text("a log of more than ten bytes")
    with Supervisor(lambda _: None) as supervisor:
        supervisor.start(part(WAITS))
    assert log.with_suffix(".log.1").read_text() == "a log of more than ten bytes"
    assert log.read_text() == ""
