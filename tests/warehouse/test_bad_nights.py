"""Nights on a bad machine: a clear sentence each, nothing lost, and the next normal night is as if nothing had been."""

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, tzinfo
from functools import reduce
from pathlib import Path
from typing import Any

import duckdb
import pytest
from commands import run
from privileges import without_privileges

from flows.run_log import read_last_results
from ingest.folder import SAMPLE_FOLDER
from parliament.archive import Archive
from parliament.errors import WarehouseError
from parliament.parse import PARSER_VERSION, parse_report
from parliament.text import read_document
from warehouse.candidate import prepare_candidate
from warehouse.locks import hold_build_lock
from warehouse.paths import DataFolder
from warehouse.publish import PublishingRun, current_version, publish, published_versions
from warehouse.read import query_published

# In one process: its first nights are run once.
pytestmark = [pytest.mark.xdist_group("bad nights"), pytest.mark.usefixtures("short_nights")]

EVERYTHING = """
select meeting_id, speech_ordinal, page, speaker_label, person_id, role, words, hash(text)
from core.speech order by all
"""

# The first block of a DuckDB file: checksum, the magic bytes, the number of the storage's version, and more.
HEADER_BYTES = 4096


def nightly(folder: DataFolder, source: Path | str = "sample") -> int:
    """One night through the command line, in this process; returns its exit code."""
    return run("nightly", "--plain", "--no-dashboard", "--processes", 1, "--source", source, "--data", folder.root)


@pytest.fixture(scope="module")
def first_night(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, published by the night after one in which the disk was full in the middle of loading."""
    folder = DataFolder(tmp_path_factory.mktemp("first") / "data")
    with full_disk(300_000):
        assert nightly(folder) == 1
    assert not folder.current.exists()
    assert nightly(folder) == 0
    return folder.root


@pytest.fixture
def folder(first_night: Path, tmp_path: Path) -> DataFolder:
    """A data folder in which the sample is published."""
    shutil.copytree(first_night, tmp_path / "data", symlinks=True)
    return DataFolder(tmp_path / "data")


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with the sample's reports, for a test to change."""
    folder = tmp_path / "reports"
    shutil.copytree(SAMPLE_FOLDER, folder)
    return folder


@pytest.fixture
def sentence(capsys: pytest.CaptureFixture[str]) -> Callable[[], str]:
    """What the command said on standard error since the last look, on one line; never a traceback."""

    def told() -> str:
        said = " ".join(capsys.readouterr().err.split())
        assert "Traceback" not in said
        assert "Unexpected" not in said
        return said

    return told


def rows(folder: DataFolder) -> list[tuple[Any, ...]]:
    return query_published(folder, EVERYTHING).rows()


@contextmanager
def changed(folder: DataFolder) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published file, opened as only a test may: to make it what another version of the program leaves."""
    path = folder.current.resolve()
    path.chmod(0o644)
    with duckdb.connect(str(path)) as connection:
        yield connection


def header_checksum(header: bytearray) -> int:
    """The checksum of a DuckDB file's first block, over all that follows it (DuckDB, ``src/common/checksum.cpp``)."""
    words = (int.from_bytes(header[start : start + 8], "little") for start in range(8, HEADER_BYTES, 8))
    return reduce(lambda checksum, word: checksum ^ (word * 0xBF58476D1CE4E5B9) % 2**64, words, 5381)


@contextmanager
def full_disk(byte_count: int) -> Iterator[None]:
    """No file may grow beyond this: the writes of Python and of DuckDB fail as they do on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (byte_count, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


class TestDisk:
    # The archive; the log of the first load.
    @pytest.mark.parametrize("byte_count", [10_000, 300_000])
    def test_full_on_a_first_night(self, byte_count: int, tmp_path: Path, sentence: Callable[[], str]) -> None:
        folder = DataFolder(tmp_path / "data")
        with full_disk(byte_count):
            assert nightly(folder) == 1
        said = sentence()
        assert "could not be written" in said or "cannot be written" in said
        assert "File too large" in said
        assert not folder.current.exists()

    def test_the_night_after_holds_everything(self, first_night: Path) -> None:
        parsed = [
            parse_report(read_document(path.read_bytes(), name=path.name)) for path in SAMPLE_FOLDER.glob("*.txt")
        ]
        words = sorted(speech.words for report in parsed for speech in report.speeches)
        assert sorted(row[6] for row in rows(DataFolder(first_night))) == words

    @pytest.mark.thorough
    def test_full_while_publishing(self, folder: DataFolder) -> None:
        version = current_version(folder)
        prepare_candidate(folder)
        with full_disk(20_000), pytest.raises(WarehouseError, match="could not be written"):
            publish(folder, PublishingRun("run1", "1", {}))
        assert current_version(folder) == version
        assert published_versions(folder) == (version,)
        prepare_candidate(folder)
        assert publish(folder, PublishingRun("run2", "1", {})).version == current_version(folder)

    def test_full_while_something_is_published(
        self, folder: DataFolder, reports: Path, sentence: Callable[[], str]
    ) -> None:
        before = rows(folder)
        (reports / "empty.txt").write_bytes(b" ")
        with full_disk(1_000_000):
            assert nightly(folder, reports) == 1
        assert "Free some space and run it again. What is published stays as it is." in sentence()
        assert rows(folder) == before
        assert not list(folder.build.rglob("*.tmp"))

    def test_not_writable(self, folder: DataFolder, reports: Path, sentence: Callable[[], str]) -> None:
        before = rows(folder)
        places = [folder.root, *(path for path in folder.root.rglob("*") if path.is_dir())]
        for place in places:
            place.chmod(0o555)
        try:
            with without_privileges():
                assert nightly(folder, reports) == 1
                assert "Permission denied: make it writable for this user" in sentence()
                assert rows(folder) == before
        finally:
            for place in places:
                place.chmod(0o755)
        assert nightly(folder) == 0
        assert rows(folder) == before

    def test_a_file_where_a_folder_belongs(self, tmp_path: Path, sentence: Callable[[], str]) -> None:
        folder = DataFolder(tmp_path / "data")
        folder.root.mkdir()
        folder.build.touch()
        assert nightly(folder) == 1
        assert "something else stands where a file or folder belongs" in sentence()
        assert nightly(DataFolder(folder.build)) == 1
        assert "something else stands" in sentence()


class TestRemovedByHand:
    def test_the_link(self, folder: DataFolder, sentence: Callable[[], str]) -> None:
        before, version = rows(folder), current_version(folder)
        folder.current.unlink()
        folder.manifest.unlink()
        assert run("info", "--data", folder.root) == 1
        assert "nothing is published" in sentence()
        assert nightly(folder) == 0
        assert f"it points at version {version} again" in sentence()
        assert rows(folder) == before
        assert json.loads(folder.manifest.read_text(encoding="utf-8"))["version"] == version

    @pytest.mark.parametrize("left", ["no database " * 100, ""])
    def test_a_candidate_that_is_none_is_left_behind(self, folder: DataFolder, left: str) -> None:
        folder.candidate.write_text(left, encoding="utf-8")
        history = query_published(folder, "from dq.run").rows()
        with duckdb.connect(str(prepare_candidate(folder))) as candidate:
            assert candidate.execute("from dq.run").fetchall() == history

    @pytest.mark.thorough
    def test_the_manifest_and_the_parquet_and_reports_of_an_older_parser_are_read_again(
        self, folder: DataFolder, sentence: Callable[[], str]
    ) -> None:
        before, version = rows(folder), current_version(folder)
        assert version is not None
        with changed(folder) as connection:
            connection.execute("update raw.report set parser_version = 'older'")
        folder.published_manifest(version).unlink()
        shutil.rmtree(folder.parquet)
        folder.candidate.write_text("neither is this a database", encoding="utf-8")
        assert run("info", "--data", folder.root) == 1
        assert "there is no published version" in sentence()
        assert nightly(folder) == 0
        assert run("info", "--data", folder.root) == 0
        assert rows(folder) == before
        assert {path.name for path in folder.parquet.iterdir()} == {current_version(folder)}
        assert query_published(folder, "select distinct parser_version from raw.report").rows() == [(PARSER_VERSION,)]

    def test_a_body_of_the_archive(self, folder: DataFolder) -> None:
        bodies = sorted(path for path in (folder.archive / "bodies").rglob("*") if path.is_file())
        whole = [path.read_bytes() for path in bodies]
        bodies[0].unlink()
        os.truncate(bodies[1], 100)
        assert nightly(folder) == 0
        assert [path.read_bytes() for path in bodies] == whole
        archive = Archive(folder.archive)
        assert all(archive.read(fetch.sha256) for fetch in archive.all_fetches())


class TestDowngrade:
    def test_what_a_newer_version_made_is_refused_and_not_touched(
        self, folder: DataFolder, reports: Path, sentence: Callable[[], str]
    ) -> None:
        with changed(folder) as connection:
            connection.execute("update dq.build set schema_version = 99")
        before = folder.current.resolve().read_bytes()
        for command in (("sql", "select 1"), ("info",), ("site",), ("checks", "--history", "empty_speech")):
            assert run(*command, "--data", folder.root) == 2
            assert "tables of version 99" in sentence()
        assert nightly(folder, reports) == 2
        assert "upgrade the program" in sentence()
        assert folder.current.resolve().read_bytes() == before

    def test_a_file_of_a_newer_duckdb_is_refused(self, folder: DataFolder, sentence: Callable[[], str]) -> None:
        path = folder.current.resolve()
        path.chmod(0o644)
        with path.open("r+b") as file:
            header = bytearray(file.read(HEADER_BYTES))
            header[12:20] = (250).to_bytes(8, "little")
            header[:8] = header_checksum(header).to_bytes(8, "little")
            file.seek(0)
            file.write(header)
        for command in (("sql", "select 1"), ("nightly", "--plain", "--source", "sample")):
            assert run(*command, "--data", folder.root) == 2
            assert "a version of DuckDB that this program does not know: upgrade the program" in sentence()


class TestClock:
    @pytest.fixture
    def clock(self, monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
        """Let the clock of the program be wrong by so much."""

        def set_wrong(by: timedelta) -> None:
            class WrongClock(datetime):
                @classmethod
                def now(cls, tz: tzinfo | None = None) -> Any:
                    return datetime.now(tz) + by

            for module in (
                "flows.one_run", "flows.stages", "flows.run_summary", "ingest.options", "ingest.records",
                "ingest.folder", "warehouse.publish",
            ):  # fmt: skip
                monkeypatch.setattr(f"{module}.datetime", WrongClock)

        return set_wrong

    @pytest.mark.thorough
    def test_put_back_and_put_forward(
        self,
        folder: DataFolder,
        reports: Path,
        clock: Callable[[timedelta], None],
        sentence: Callable[[], str],
    ) -> None:
        """The report corrected while the clock is wrong is the current one; versions and runs never go backwards."""
        report = reports / "commissievergadering-C24-2021-2022.txt"
        text = report.read_text(encoding="utf-8")
        totals = [sum(row[6] for row in rows(folder))]
        versions = [current_version(folder)]
        # Seventy years ahead, and right again: that is seventy years back.
        for number, years in enumerate((70, 0), start=1):
            clock(timedelta(days=365 * years))
            report.write_text(text.replace("het woord.", "het woord." + " Gaat uw gang." * number), encoding="utf-8")
            assert nightly(folder, reports) == 0
            assert ("set the clock right" in sentence()) == (years == 0)
            totals.append(sum(row[6] for row in rows(folder)))
            versions.append(current_version(folder))
            assert read_last_results(folder, 1)[0].published_version == versions[-1]
        assert published_versions(folder) == tuple(versions)
        assert totals[0] < totals[1] < totals[2]


class TestSecondProcess:
    def test_it_is_told_who_is_writing(self, folder: DataFolder, sentence: Callable[[], str]) -> None:
        code = (
            "import sys; from pathlib import Path; from warehouse.locks import hold_build_lock\n"
            "from warehouse.paths import DataFolder\n"
            "with hold_build_lock(DataFolder(Path(sys.argv[1]))): print('held', flush=True); sys.stdin.read()"
        )
        command = [sys.executable, "-c", code, str(folder.root)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
            assert holder.stdout is not None
            assert holder.stdout.readline() == b"held\n"
            assert nightly(folder) == 1
            assert f"another run is writing in {folder.root} (process {holder.pid}): wait until it ends" in sentence()
            holder.kill()
        assert nightly(folder) == 0

    def test_the_number_of_a_process_that_is_gone_is_not_told(self, folder: DataFolder) -> None:
        folder.build_lock.write_text("999999999\n", encoding="utf-8")
        with (
            hold_build_lock(folder),
            pytest.raises(WarehouseError, match=f"process {os.getpid()}"),
            hold_build_lock(folder),
        ):
            pass
