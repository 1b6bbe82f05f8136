"""The supervisor on small processes: what ends is started again, and stopping leaves nothing behind."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import sleep

import psutil
import pytest

from cli.supervisor import LAUNCHER, Part, Supervisor

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
# Like a flow run below a worker: in a session of its own, where a signal for the group does not reach it.
HAS_A_CHILD_OF_ITS_OWN = HAS_A_CHILD.replace(
    "'import time; time.sleep(600)']", "'import time; time.sleep(600)'], start_new_session=True"
)
# A minute in steps: a test that hangs ends, also on a busy machine.
STEPS = 2400


@pytest.fixture
def part(tmp_path: Path) -> Callable[..., Part]:
    def make(code: str, name: str = "one") -> Part:
        return Part(name, (sys.executable, "-c", code), dict(os.environ), tmp_path, tmp_path / "logs" / f"{name}.log")

    return make


class Watcher:
    """Notes what it is told."""

    def __init__(self) -> None:
        self.notices: list[str] = []
        self.well: list[str] = []

    def ended(self, name: str, sentence: str) -> None:
        assert sentence.startswith(name)
        self.notices.append(sentence)

    def recovered(self, name: str) -> None:
        self.well.append(name)


def look_until(supervisor: Supervisor, is_done: Callable[[], bool]) -> None:
    for _ in range(STEPS):
        supervisor.look_after()
        if is_done():
            return
        sleep(0.025)
    pytest.fail("it did not happen within a minute")


def is_alive(process_id: int) -> bool:
    """Whether a process runs; one that has ended and is not yet collected does not."""
    try:
        state = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_a_killed_part_is_started_again_and_the_others_go_on(part: Callable[..., Part]) -> None:
    watcher = Watcher()
    with Supervisor(watcher, first_pause=0.05) as supervisor:
        supervisor.start(part(WAITS, "one"))
        supervisor.start(part(WAITS, "two"))
        before = supervisor.process_ids()
        os.kill(before["one"], signal.SIGKILL)
        look_until(supervisor, lambda: supervisor.process_ids()["one"] != before["one"])
        after = supervisor.process_ids()
        assert is_alive(after["one"])
        assert after["two"] == before["two"]
    assert len(watcher.notices) == 1
    assert "one ended (exit code -9)" in watcher.notices[0]
    assert not any(is_alive(one) for one in after.values())


def test_a_part_that_is_restarted_is_another_process_and_nobody_is_told(part: Callable[..., Part]) -> None:
    watcher = Watcher()
    with Supervisor(watcher) as supervisor:
        for name in ("one", "two"):
            supervisor.start(part(WAITS, name))
        before = supervisor.process_ids()
        supervisor.restart("one")
        supervisor.look_after()
        after = supervisor.process_ids()
        assert is_alive(after["one"])
        assert not is_alive(before["one"])
        assert before["two"] == after["two"]
    assert (watcher.notices, watcher.well) == ([], [])


def test_a_part_that_has_ended_is_not_restarted_before_its_end_was_told(part: Callable[..., Part]) -> None:
    watcher = Watcher()
    with Supervisor(watcher, first_pause=0.05) as supervisor:
        supervisor.start(part(WAITS))
        process_id = supervisor.process_ids()["one"]
        os.kill(process_id, signal.SIGKILL)
        look_until(supervisor, lambda: bool(watcher.notices))
        supervisor.restart("one")
        assert supervisor.process_ids()["one"] == process_id
        look_until(supervisor, lambda: supervisor.process_ids()["one"] != process_id)
    assert len(watcher.notices) == 1


def test_a_part_that_ends_at_once_is_tried_with_growing_pauses(part: Callable[..., Part], tmp_path: Path) -> None:
    watcher = Watcher()
    with Supervisor(watcher, first_pause=0.01) as supervisor:
        supervisor.start(part(ENDS_AT_ONCE))
        look_until(supervisor, lambda: len(watcher.notices) >= 3)
    assert all("exit code 7" in notice for notice in watcher.notices)
    assert (tmp_path / "logs" / "one.log").read_text().count("I end") >= 3


def test_a_part_that_survives_the_first_request_is_asked_again(
    part: Callable[..., Part], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cli.supervisor.STOPPING_SECONDS", 0.2)
    with Supervisor(Watcher()) as supervisor:
        supervisor.start(part(SURVIVES_ONCE))
        look_until(supervisor, lambda: "ready" in (tmp_path / "logs" / "one.log").read_text())
        process_id = supervisor.process_ids()["one"]
    assert not is_alive(process_id)


@pytest.mark.parametrize("code", [HAS_A_CHILD, HAS_A_CHILD_OF_ITS_OWN])
def test_stopping_ends_what_a_part_started(part: Callable[..., Part], tmp_path: Path, code: str) -> None:
    log = tmp_path / "logs" / "one.log"
    with Supervisor(Watcher()) as supervisor:
        supervisor.start(part(code))
        look_until(supervisor, lambda: log.read_text().endswith("\n"))
        child = int(log.read_text())
        assert is_alive(child)
    wait_for_end(child)


SUPERVISES = """
import sys, time
from pathlib import Path
from cli.supervisor import Part, Supervisor
class Watcher:
    def ended(self, name, sentence): pass
    def recovered(self, name): pass
code, folder = sys.argv[1], Path(sys.argv[2])
with Supervisor(Watcher()) as supervisor:
    supervisor.start(Part("one", (sys.executable, "-c", code), {}, folder, folder / "one.log"))
    time.sleep(600)
"""


@pytest.mark.parametrize("code", [HAS_A_CHILD, HAS_A_CHILD_OF_ITS_OWN])
def test_a_supervisor_that_is_killed_takes_its_parts_with_it(tmp_path: Path, code: str) -> None:
    log = tmp_path / "one.log"
    supervisor = subprocess.Popen([sys.executable, "-c", SUPERVISES, code, str(tmp_path)], cwd=LAUNCHER.parents[1])
    try:
        for _ in range(STEPS):
            if log.exists() and log.read_text().endswith("\n"):
                break
            sleep(0.025)
        child = int(log.read_text())
        parts = psutil.Process(supervisor.pid).children(recursive=True)
        assert len(parts) == 3
    finally:
        supervisor.kill()
        supervisor.wait()
    wait_for_end(child)
    assert not psutil.wait_procs(parts, timeout=60)[1]


def test_a_part_that_is_well_again_is_told_once(part: Callable[..., Part], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cli.supervisor.WELL_AFTER_SECONDS", 0.0)
    watcher = Watcher()
    with Supervisor(watcher, first_pause=0.01) as supervisor:
        supervisor.start(part(WAITS))
        os.kill(supervisor.process_ids()["one"], signal.SIGKILL)
        look_until(supervisor, lambda: bool(watcher.well))
        for _ in range(3):
            supervisor.look_after()
    assert (len(watcher.notices), watcher.well) == (1, ["one"])


def wait_for_end(process_id: int) -> None:
    for _ in range(STEPS):
        if not is_alive(process_id):
            return
        sleep(0.025)
    pytest.fail("the process that the part started is still there")


def test_a_large_log_is_put_aside(part: Callable[..., Part], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cli.supervisor.LARGEST_LOG_BYTES", 10)
    log = tmp_path / "logs" / "one.log"
    log.parent.mkdir()
    log.write_text("a log of more than ten bytes")
    with Supervisor(Watcher()) as supervisor:
        supervisor.start(part(WAITS))
    assert log.with_suffix(".log.1").read_text() == "a log of more than ten bytes"
    assert log.read_text() == ""
