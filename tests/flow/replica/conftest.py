"""A small world served over real HTTP."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from replica.server import ReplicaServer
from replica.world import World, WorldSettings, build_world


@pytest.fixture(scope="session")
def served_world() -> World:
    """Six meetings over a year and a half."""
    return build_world(WorldSettings(seed=21, meetings=6, years=1.5))


@pytest.fixture
def serve(served_world: World) -> Iterator[Callable[..., ReplicaServer]]:
    """Start a replica with these options; it stops with the test."""
    with ExitStack() as running:

        def start(**options: Any) -> ReplicaServer:
            return running.enter_context(ReplicaServer(served_world, **options))

        yield start
