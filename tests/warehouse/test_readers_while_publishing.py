"""Many readers while versions are published and dropped: each sees a whole version, and never an error."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import published_reader
import pytest

from parliament.errors import WarehouseError
from warehouse import read
from warehouse.build import build
from warehouse.candidate import prepare_candidate
from warehouse.database import open_writable
from warehouse.load import load_frames
from warehouse.paths import DataFolder
from warehouse.publish import PublishingRun, drop_old_versions, publish, published_versions, read_manifest, version_of
from warehouse.read import open_published, published_path, query_published

# Two processes of the program with threads, and two strangers: fourteen readers, and fifty where there is time.
THREADS_OF_PROCESSES = [(3, 3, 0, 0), pytest.param((24, 24, 0, 0), marks=pytest.mark.thorough)]
PUBLICATIONS = 4


@pytest.fixture(scope="module")
def with_candidate(tmp_path_factory: pytest.TempPathFactory, small_world_class: Any) -> Path:
    """A data folder with a candidate of one meeting with one speech, for each test to copy."""
    folder = DataFolder(tmp_path_factory.mktemp("candidate") / "data")
    world = small_world_class(folder.root / "unused.duckdb")
    world.meeting("M1", date(2020, 5, 12))
    world.speech(world.report("M1"), 1, None, 0)
    load_frames(prepare_candidate(folder), world.frames())
    build(folder.candidate)
    return folder.root


@pytest.fixture
def folder(with_candidate: Path, tmp_path: Path) -> DataFolder:
    """A data folder of its own with that candidate."""
    return DataFolder(Path(shutil.copytree(with_candidate, tmp_path / "data", symlinks=True)))


def publish_number(folder: DataFolder, number: int) -> str:
    """Publish a version in which two tables hold this number; only the newest version is to be kept."""
    if not folder.candidate.exists():
        prepare_candidate(folder)
    with open_writable(folder.candidate) as connection:
        connection.execute("update raw.report set byte_count = $number", {"number": number})
        connection.execute("update raw.speech set words = $number", {"number": number})
    return publish(folder, PublishingRun(f"run{number}", "1", {}), kept_versions=1).version


@pytest.mark.parametrize("threads_of_processes", THREADS_OF_PROCESSES)
def test_readers_see_the_old_or_the_new_version_and_never_an_error(
    folder: DataFolder, threads_of_processes: tuple[int, ...]
) -> None:
    publish_number(folder, 0)
    command = [sys.executable, published_reader.__file__, str(folder.root)]
    readers = [
        subprocess.Popen([*command, str(threads)], stdout=subprocess.PIPE, text=True)
        for threads in threads_of_processes
    ]
    for reader in readers:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "reading\n"
    for number in range(1, PUBLICATIONS + 1):
        publish_number(folder, number)
    (folder.root / "stop").touch()
    seen = [one for reader in readers for one in json.loads(reader.communicate()[0])]
    assert len(seen) == sum(max(1, threads) for threads in threads_of_processes)
    assert [errors for _, errors in seen if errors] == []
    for numbers, _ in seen:
        assert numbers == sorted(numbers)
        assert numbers[-1] == PUBLICATIONS
    assert len({number for numbers, _ in seen for number in numbers}) > 2
    assert len(published_versions(folder)) == 2


@pytest.mark.thorough
def test_a_reader_that_looked_at_the_link_just_before_its_version_was_dropped_gets_the_next_one(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_number(folder, 0)
    look = read.published_path
    looks = 0

    def look_and_be_overtaken(asked: DataFolder) -> Path:
        nonlocal looks
        found = look(asked)
        looks += 1
        if looks == 1:
            publish_number(folder, 1)
            publish_number(folder, 2)
            assert not found.exists()
        return found

    monkeypatch.setattr(read, "published_path", look_and_be_overtaken)
    assert query_published(folder, published_reader.QUERY).row(0) == (2, 2)
    assert looks > 1


def test_the_version_just_superseded_stays_for_whoever_is_about_to_open_it(folder: DataFolder) -> None:
    publish_number(folder, 0)
    early = published_path(folder)
    publish_number(folder, 1)
    assert early.exists()
    assert read_manifest(folder, version_of(early))["version"] == version_of(early)
    publish_number(folder, 2)
    assert not early.exists()


def test_what_a_cut_off_publication_left_is_removed_and_nothing_else(folder: DataFolder) -> None:
    version = publish_number(folder, 0)
    for name in ("20200101T000000Z-dead", "20200101T000000Z-dead.partial", ".20200101T000000Z-old.going", "my own"):
        (folder.parquet / name / "mart").mkdir(parents=True)
    (folder.published / "manifest-20200101T000000Z-dead.json").touch()
    drop_old_versions(folder, 7)
    assert {path.name for path in folder.parquet.iterdir()} == {version, "my own"}
    assert not (folder.published / "manifest-20200101T000000Z-dead.json").exists()


def test_a_damaged_published_file_is_not_read_again_for_ever(folder: DataFolder) -> None:
    publish_number(folder, 0)
    published_path(folder).unlink()
    folder.published_database(version_of(folder.current.readlink())).write_bytes(b"no database " * 1000)
    with pytest.raises(WarehouseError, match="not a DuckDB database"), open_published(folder):
        pass


def test_threads_that_open_the_same_version_at_once_all_find_it_locked_down(
    folder: DataFolder, run_in_threads: Callable[[Callable[[], Any], int], list[Any]]
) -> None:
    publish_number(folder, 0)

    def attack() -> str:
        with open_published(folder) as connection:
            try:
                connection.execute("select * from read_text('/etc/hosts')")
            except duckdb.PermissionException:
                return "refused"
        return "read"

    assert set(run_in_threads(attack, 20)) == {"refused"}


@pytest.fixture
def run_in_threads() -> Callable[[Callable[[], Any], int], list[Any]]:
    """Call a function in many threads that all begin together."""
    from concurrent.futures import ThreadPoolExecutor
    from threading import Barrier

    def run(function: Callable[[], Any], count: int) -> list[Any]:
        barrier = Barrier(count)

        def begin_together() -> Any:
            barrier.wait(timeout=60)
            return function()

        with ThreadPoolExecutor(count) as pool:
            return [future.result() for future in [pool.submit(begin_together) for _ in range(count)]]

    return run
