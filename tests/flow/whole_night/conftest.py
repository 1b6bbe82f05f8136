"""A night against the replica, as a function: real HTTP, the whole line, without Prefect."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from once import made_once
from short_nights import short_nights

from flows.run import run_night
from flows.run_result import RunOutcome, RunResult
from ingest.options import RunOptions
from parliament.people import register_to_json
from replica.register import known_governments
from replica.server import ReplicaServer
from replica.world import World, WorldSettings, build_world

RunNight = Callable[[ReplicaServer, Path], RunResult]


@pytest.fixture(scope="session")
def small_world() -> World:
    """Ten meetings with a plenary sitting among them."""
    return build_world(WorldSettings(meetings=10, years=0.4))


@pytest.fixture(scope="session")
def register_file(small_world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is known beforehand of the small world: its governments, as the shipped register knows the real ones."""
    path = tmp_path_factory.mktemp("register") / "register.json"
    path.write_text(register_to_json(known_governments(small_world.house)), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def night(small_world: World, register_file: Path) -> RunNight:
    """Run one night against a replica of the small world."""

    def run(server: ReplicaServer, data: Path) -> RunResult:
        first, last = small_world.plans[0].date, small_world.plans[-1].date
        options = RunOptions(
            server.root,
            data,
            since=first,
            until=last,
            today=last + timedelta(days=1),
            processes=1,
            with_dashboard=False,
            register_file=register_file,
        )
        return run_night(options)

    return run


@pytest.fixture(scope="session")
def replica_of(small_world: World) -> Callable[..., "contextmanager[ReplicaServer]"]:
    """Serve the small world with these faults on this night."""

    @contextmanager
    def serve(*faults: str, night: int = 2) -> Iterator[ReplicaServer]:
        with ReplicaServer(small_world, faults=faults, night=night, slow_seconds=0.02) as server:
            yield server

    return serve  # type: ignore[return-value]


@pytest.fixture(scope="session")
def undisturbed_folder(
    tmp_path_factory: pytest.TempPathFactory,
    replica_of: Callable[..., "contextmanager[ReplicaServer]"],
    night: RunNight,
) -> Path:
    """What a night without faults published; nobody may change it."""

    def one_night(data: Path) -> None:
        with short_nights(), replica_of() as server:  # type: ignore[attr-defined]
            assert night(server, data).outcome is RunOutcome.PUBLISHED

    return made_once(tmp_path_factory, "undisturbed", one_night)
