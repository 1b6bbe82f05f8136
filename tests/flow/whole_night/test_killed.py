"""Killed with SIGKILL at twenty random moments and started again: the same result as an undisturbed run."""

import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from flows.outcome import NightOutcome, NightResult
from parliament.archive import Archive
from replica.server import ReplicaServer
from replica.world import World
from warehouse.paths import DataFolder
from warehouse.read import query_published

EVERYTHING = """
select meeting_id, speech_ordinal, page, speaker_label, person_id, role, words, hash(text) as text_hash
from core.speech order by meeting_id, speech_ordinal
"""
# Sooner than this Python has not read the program.
SHORTEST_LIFE_SECONDS = 0.3
KILLS_A_TEST = 10


@pytest.mark.timeout(500)
@pytest.mark.parametrize("seed", [1, 2])
def test_a_killed_night_can_always_be_started_again(
    seed: int,
    tmp_path: Path,
    small_world: World,
    register_file: Path,
    replica_of: Callable[..., Any],
    night: Callable[[ReplicaServer, Path], NightResult],
) -> None:
    random = Random(seed)
    undisturbed = tmp_path / "undisturbed"
    folders = [tmp_path / "killed-1"]
    with replica_of() as server:
        # How long a night takes on this machine, as busy as it is: moments of all its stages are among the random ones.
        started = time.monotonic()
        assert start(command(server, undisturbed, small_world, register_file)).wait() == 0
        longest = time.monotonic() - started
        kills = 0
        while kills < KILLS_A_TEST:
            process = start(command(server, folders[-1], small_world, register_file))
            if is_killed_after(process, random.uniform(SHORTEST_LIFE_SECONDS, longest)):
                kills += 1
            else:  # It was done before: a night with nothing new is soon over, so the next ones begin anew.
                folders.append(tmp_path / f"killed-{len(folders) + 1}")
        result = night(server, folders[-1])
    assert result.outcome in {NightOutcome.PUBLISHED, NightOutcome.UNCHANGED}
    expected = query_published(DataFolder(undisturbed), EVERYTHING).rows()
    for data in map(DataFolder, folders):
        assert query_published(data, EVERYTHING).rows() == expected
        archive = Archive(data.archive)
        assert all(archive.read(fetch.sha256) is not None for fetch in archive.all_fetches())


def is_killed_after(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Kill a process when it is still alive after so long; whether it was."""
    try:
        assert process.wait(timeout=seconds) == 0
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return True
    return False


def start(command: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def command(server: ReplicaServer, data: Path, world: World, register_file: Path) -> list[str]:
    """The command line of one night, as an operator's scheduler would call it."""
    first, last = world.plans[0].date, world.plans[-1].date
    return [
        sys.executable, "-c", "from flows.command_line import main; main()",
        "nightly", "--plain", "--no-dashboard", "--source", server.root, "--data", str(data), "--processes", "1",
        "--since", first.isoformat(), "--until", last.isoformat(), "--today", (last + timedelta(days=1)).isoformat(),
        "--register", str(register_file),
    ]  # fmt: skip
