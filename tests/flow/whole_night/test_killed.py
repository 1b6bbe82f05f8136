"""Killed with SIGKILL at random moments and started again: the same result as an undisturbed run."""

import multiprocessing
import time
from collections.abc import Callable
from datetime import timedelta
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from random import Random
from typing import Any

import pytest
from judged_once import command_judged_once

from flows.run_result import RunOutcome, RunResult
from parliament.archive import Archive
from replica.server import ReplicaServer
from replica.world import World
from warehouse.paths import DataFolder
from warehouse.read import query_published

EVERYTHING = """
select meeting_id, speech_ordinal, page, speaker_label, person_id, role, words, hash(text) as text_hash
from core.speech order by meeting_id, speech_ordinal
"""
# (seed, kills).
MOMENTS = [(1, 6), (2, 10), (3, 10)]
# Read before the nights begin, so that the random moments fall into the nights and not into Python's imports.
PROGRAM = ["judged_once", "cli.command_line", "flows.run", "polars", "duckdb", "pypdfium2"]


@pytest.fixture(scope="module")
def processes() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PROGRAM)
    first = context.Process(target=str)
    first.start()
    first.join()
    return context


@pytest.mark.thorough
@pytest.mark.timeout(500)
@pytest.mark.parametrize(("seed", "kill_count"), MOMENTS)
def test_a_killed_night_can_always_be_started_again(
    seed: int,
    kill_count: int,
    processes: ForkServerContext,
    tmp_path: Path,
    small_world: World,
    register_file: Path,
    replica_of: Callable[..., Any],
    night: Callable[[ReplicaServer, Path], RunResult],
) -> None:
    random = Random(seed)
    undisturbed = tmp_path / "undisturbed"
    folders = [tmp_path / "killed-1"]
    with replica_of() as server:

        def start(data: Path) -> ForkServerProcess:
            process = processes.Process(
                target=command_judged_once, args=(arguments(server, data, small_world, register_file),)
            )
            process.start()
            return process

        # How long a night takes on this machine, as busy as it is: moments of all its stages are among the random ones.
        started = time.monotonic()
        start(undisturbed).join()
        longest = time.monotonic() - started
        kills = 0
        while kills < kill_count:
            if is_killed_after(start(folders[-1]), random.uniform(0, longest)):
                kills += 1
            else:  # It was done before: a night with nothing new is soon over, so the next ones begin anew.
                folders.append(tmp_path / f"killed-{len(folders) + 1}")
        result = night(server, folders[-1])
    assert result.outcome in {RunOutcome.PUBLISHED, RunOutcome.UNCHANGED}
    expected = query_published(DataFolder(undisturbed), EVERYTHING).rows()
    for data in map(DataFolder, folders):
        assert query_published(data, EVERYTHING).rows() == expected
        archive = Archive(data.archive)
        assert all(archive.read(fetch.sha256) is not None for fetch in archive.all_fetches())


def is_killed_after(process: ForkServerProcess, seconds: float) -> bool:
    """Kill a process when it is still alive after so long; whether it was."""
    process.join(seconds)
    if process.is_alive():
        process.kill()
        process.join()
        return True
    assert process.exitcode == 0
    return False


def arguments(server: ReplicaServer, data: Path, world: World, register_file: Path) -> list[str]:
    """The command line of one night, as an operator's scheduler would call it."""
    first, last = world.plans[0].date, world.plans[-1].date
    return [
        "nightly", "--plain", "--no-dashboard", "--source", server.root, "--data", str(data), "--processes", "1",
        "--since", first.isoformat(), "--until", last.isoformat(), "--today", (last + timedelta(days=1)).isoformat(),
        "--register", str(register_file),
    ]  # fmt: skip
