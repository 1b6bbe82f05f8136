"""Small worlds for the tests of the warehouse (``tests/support/small_world.py``), and the replica's database."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pytest
from hand_made.world import hand_made_world
from once import made_once
from replica_database import Parliament, load_replica
from short_nights import short_nights
from small_world import NOON, SmallWorld, empty_tables

from flows.run import run_night
from flows.run_result import RunOutcome
from ingest.options import RunOptions
from warehouse.build import build


@pytest.fixture(scope="session", autouse=True)
def _tables_of_the_run() -> None:
    """Make the empty tables with the run, which they last as long as, and not in the first test that copies them."""
    empty_tables()


@pytest.fixture(scope="session")
def parliament(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parliament]:
    """What the replica printed in a database, with the truth beside it; read by many files, changed by none."""
    path = tmp_path_factory.mktemp("replica") / "replica.duckdb"
    world, truths = load_replica(path)
    build(path)
    with duckdb.connect(str(path), read_only=True) as connection:
        yield Parliament(world, truths, connection)


@pytest.fixture(scope="session")
def sample_night(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder in which one night published the sample; who changes it takes a copy."""

    def one_night(data: Path) -> None:
        with short_nights():
            result = run_night(RunOptions("sample", data, processes=1, with_dashboard=False))
        assert result.outcome is RunOutcome.PUBLISHED

    return made_once(tmp_path_factory, "sample", one_night)


@pytest.fixture
def sample_data(sample_night: Path, tmp_path: Path) -> Path:
    """A data folder of its own in which the sample is published."""
    return Path(shutil.copytree(sample_night, tmp_path / "data", symlinks=True))


@pytest.fixture(scope="session")
def small_world_class() -> type[SmallWorld]:
    """The class itself, for fixtures that build one world for many tests."""
    return SmallWorld


@pytest.fixture
def world(tmp_path: Path) -> SmallWorld:
    """An empty small world with its database in the test's own folder."""
    return SmallWorld(tmp_path / "world.duckdb")


@pytest.fixture
def make_world(tmp_path: Path) -> Callable[[str], SmallWorld]:
    """Makes small worlds by name, for tests that compare two databases."""
    return lambda name: SmallWorld(tmp_path / f"{name}.duckdb")


@pytest.fixture
def later() -> Callable[[int], datetime]:
    """A moment some hours after the reports of a small world were fetched."""
    return lambda hours: NOON + timedelta(hours=hours)


@pytest.fixture(scope="session")
def hand_made_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The world written by hand, built; changed by nobody."""
    return hand_made_world(tmp_path_factory.mktemp("hand-made") / "world.duckdb").path
