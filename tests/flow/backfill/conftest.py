"""A small parliament of some months behind a replica, and backfills of it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import polars as pl
import pytest

from flows.backfill_run import run_backfill
from flows.run_result import RunResult
from ingest.batch_runners import BatchRunner, ProcessRunner
from ingest.batches import LoadedBatch, ReadingBatch
from ingest.folder import SAMPLE_FOLDER, gather_folder
from ingest.options import RunOptions
from parliament.archive import Archive
from parliament.people import register_to_json
from replica.register import known_governments
from replica.server import ReplicaServer
from replica.world import World, WorldSettings, build_world

RunBackfill = Callable[..., RunResult]


@pytest.fixture(scope="session")
def world() -> World:
    """Six meetings in three months."""
    return build_world(WorldSettings(meetings=6, years=0.25))


@pytest.fixture(scope="session")
def register_file(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is known beforehand of the small world: its governments."""
    path = tmp_path_factory.mktemp("register") / "register.json"
    path.write_text(register_to_json(known_governments(world.house)), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def server(world: World) -> Iterator[ReplicaServer]:
    """The replica on its second night."""
    with ReplicaServer(world, night=2) as running:
        yield running


@pytest.fixture(scope="session")
def options_of(world: World, register_file: Path) -> Callable[[str, Path], RunOptions]:
    """The options of a backfill of all the world's days."""

    def options(source: str, data: Path) -> RunOptions:
        first, last = world.plans[0].date, world.plans[-1].date
        return RunOptions(
            source, data, since=first, until=last, today=last + timedelta(days=1), processes=1,
            register_file=register_file, with_dashboard=False,
        )  # fmt: skip

    return options


@pytest.fixture(scope="session")
def backfill(options_of: Callable[[str, Path], RunOptions]) -> RunBackfill:
    """Run one backfill, as a function."""

    def run(source: str, data: Path, runner: BatchRunner | None = None) -> RunResult:
        return run_backfill(options_of(source, data), runner or ProcessRunner(1))

    return run


ReadInto = Callable[[Path], list[ReadingBatch]]


@pytest.fixture
def sample_batches(tmp_path: Path) -> ReadInto:
    """The shipped sample in batches of two documents, with one that is no report."""
    archive = Archive(tmp_path / "archive")
    gathered = gather_folder(SAMPLE_FOLDER, archive)
    documents = (*gathered.documents, replace(gathered.documents[0], name="gone.txt", sha256="0" * 64))

    def make(folder: Path) -> list[ReadingBatch]:
        folder.mkdir()
        return [
            ReadingBatch(
                "run", archive.root, folder / f"batch-{start}", documents[start : start + 2], (), gathered.register
            )
            for start in range(0, len(documents), 2)
        ]

    return make


Rows = tuple[dict[str, pl.DataFrame], dict[str, LoadedBatch]]


@pytest.fixture
def read_all() -> Callable[[BatchRunner, list[ReadingBatch]], Rows]:
    """Read batches: the rows kept, without the moment they were read, and what the runner reported of each batch."""

    def read(runner: BatchRunner, batches: list[ReadingBatch]) -> Rows:
        told: dict[str, LoadedBatch] = {}
        runner(iter(batches), lambda batch, loaded: told.__setitem__(batch.name, loaded))
        frames = {
            f"{batch.name}/{file.name}": pl.read_parquet(file).drop("parsed_at", strict=False)
            for batch in batches
            for file in sorted(batch.target.glob("*.parquet"))
        }
        return frames, told

    return read
