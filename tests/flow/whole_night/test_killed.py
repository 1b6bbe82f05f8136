"""Killed with SIGKILL at twenty random moments and started again: the same result as an undisturbed run."""

import subprocess
import sys
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
# Long enough to reach every stage on a busy machine, short enough that most runs are cut off.
LONGEST_LIFE_SECONDS = 9.0
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
    with replica_of() as server:
        for _ in range(KILLS_A_TEST):
            process = subprocess.Popen(
                command(server, tmp_path / "killed", small_world, register_file),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            try:
                process.wait(timeout=random.uniform(0.3, LONGEST_LIFE_SECONDS))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        result = night(server, tmp_path / "killed")
        night(server, tmp_path / "undisturbed")
    assert result.outcome in {NightOutcome.PUBLISHED, NightOutcome.UNCHANGED}
    killed, undisturbed = (DataFolder(tmp_path / name) for name in ("killed", "undisturbed"))
    assert query_published(killed, EVERYTHING).rows() == query_published(undisturbed, EVERYTHING).rows()
    archive = Archive(killed.archive)
    assert all(archive.read(fetch.sha256) is not None for fetch in archive.all_fetches())


def command(server: ReplicaServer, data: Path, world: World, register_file: Path) -> list[str]:
    """The command line of one night, as an operator's scheduler would call it."""
    first, last = world.plans[0].date, world.plans[-1].date
    return [
        sys.executable, "-c", "from flows.command_line import main; main()",
        "nightly", "--plain", "--no-dashboard", "--source", server.root, "--data", str(data), "--processes", "1",
        "--since", first.isoformat(), "--until", last.isoformat(), "--today", (last + timedelta(days=1)).isoformat(),
        "--register", str(register_file),
    ]  # fmt: skip
