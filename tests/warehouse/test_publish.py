"""Candidate, publication and reading: readers and the writer never meet."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import duckdb
import polars as pl
import pytest

from parliament.errors import UsageError, WarehouseError
from warehouse import candidate as candidate_module
from warehouse import schema_version as schema_version_module
from warehouse.build import build
from warehouse.candidate import (
    CandidateOrigin,
    plan_candidate,
    prepare_candidate,
)
from warehouse.fingerprint import content_fingerprint
from warehouse.load import load_frames
from warehouse.locks import hold_build_lock
from warehouse.paths import DataFolder
from warehouse.publish import (
    PublishingRun,
    current_version,
    drop_old_versions,
    next_version,
    publish,
    published_versions,
    read_manifest,
)
from warehouse.quality import append_quality_rows
from warehouse.read import open_published, open_read_only, query_published, run_query
from warehouse.schema import quality_schemas

DAY = date(2020, 5, 12)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


def run(name: str = "run1") -> PublishingRun:
    return PublishingRun(run_id=name, parser_version="1", check_summary={"critical": 0})


def run_row(run_id: str, **values: Any) -> pl.DataFrame:
    schema = quality_schemas()["run"]
    row = {"run_id": run_id, "started_at": datetime(2020, 5, 13, tzinfo=UTC), **values}
    return pl.DataFrame({column: [row.get(column)] for column in schema}, schema=dict(schema))


FIRST_WORDS = 100


@pytest.fixture(scope="module")
def first_candidate(tmp_path_factory: pytest.TempPathFactory, small_world_class: Any) -> Path:
    """The candidate that most tests begin with, built once; copied by :func:`make_candidate`."""
    folder = DataFolder(tmp_path_factory.mktemp("first") / "data")
    return make_candidate(folder, small_world_class(folder.root / "unused.duckdb"))


@pytest.fixture
def world(world: Any, first_candidate: Path) -> Any:
    """An empty small world that knows where the first candidate is."""
    world.first_candidate = first_candidate
    return world


def make_candidate(folder: DataFolder, world: Any, words: int = FIRST_WORDS) -> Path:
    """A candidate with one meeting of one speech."""
    path = prepare_candidate(folder)
    if words == FIRST_WORDS and not folder.current.is_symlink() and hasattr(world, "first_candidate"):
        return Path(shutil.copyfile(world.first_candidate, path))
    for rows in world.rows.values():
        rows.clear()
    world.meeting("M1", DAY)
    # More words are a later version of the report.
    report = world.report("M1", f"{words % 10}", fetched_at=datetime(2020, 5, 13, tzinfo=UTC) + timedelta(hours=words))
    world.speech(report, 1, None, words)
    load_frames(path, world.frames())
    build(path)
    return path


class TestPublish:
    def test_readers_find_the_published_file_through_the_link(self, folder: DataFolder, world: Any):
        make_candidate(folder, world)
        published = publish(folder, run())
        assert folder.current.is_symlink()
        assert folder.current.resolve() == published.database
        assert not folder.candidate.exists()
        assert query_published(folder, "select words from mart.meeting_summary").item() == 100

    def test_the_published_file_has_no_log_beside_it(self, folder: DataFolder, world: Any):
        make_candidate(folder, world)
        publish(folder, run())
        assert list(folder.published.glob("*.wal")) == []

    def test_the_manifest_says_what_was_published(self, folder: DataFolder, world: Any):
        candidate = make_candidate(folder, world)
        fingerprint = content_fingerprint(candidate)
        published = publish(folder, run())
        manifest = json.loads(folder.manifest.read_text(encoding="utf-8"))
        assert manifest == read_manifest(folder)
        assert manifest["version"] == published.version == current_version(folder)
        assert manifest["content_fingerprint"] == fingerprint
        assert manifest["row_counts"]["mart.meeting_summary"] == 1
        assert manifest["checks"] == {"critical": 0}

    def test_the_version_stands_in_the_row_of_the_run(self, folder: DataFolder, world: Any):
        candidate = make_candidate(folder, world)
        append_quality_rows(candidate, {"run": run_row("run1")})
        published = publish(folder, run())
        rows = query_published(folder, "select run_id, outcome, published_version from dq.run").rows()
        assert rows == [("run1", "published", published.version)]

    def test_parquet_holds_the_same_rows_with_attribution_and_version(self, folder: DataFolder, world: Any):
        make_candidate(folder, world)
        published = publish(folder, run())
        file = published.parquet / "mart" / "meeting_summary.parquet"
        assert pl.read_parquet(file)["words"].to_list() == [100]
        metadata = dict(duckdb.execute(f"select key, value from parquet_kv_metadata('{file}')").fetchall())
        assert metadata[b"version"].decode() == published.version
        assert "Flemish Parliament" in metadata[b"attribution"].decode()
        assert (published.parquet / "core" / "speech.parquet").exists()

    def test_an_open_reader_keeps_its_version_and_the_next_one_sees_the_new(self, folder: DataFolder, world: Any):
        make_candidate(folder, world, 100)
        publish(folder, run())
        with open_published(folder) as early:
            make_candidate(folder, world, 203)
            publish(folder, run("run2"))
            assert run_query(early, "select words from mart.meeting_summary").item() == 100
            assert query_published(folder, "select words from mart.meeting_summary").item() == 203

    def test_without_a_candidate_there_is_nothing_to_publish(self, folder: DataFolder):
        with pytest.raises(WarehouseError, match="no candidate"):
            publish(folder, run())

    def test_a_failed_publication_leaves_the_earlier_version(self, folder: DataFolder, world: Any, monkeypatch: Any):
        make_candidate(folder, world, 100)
        first = publish(folder, run())
        make_candidate(folder, world, 203)

        def disk_is_full(*_: Any) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("warehouse.publish.flush_to_disk", disk_is_full)
        with pytest.raises(WarehouseError, match="the earlier one stays"):
            publish(folder, run("run2"))
        assert current_version(folder) == first.version
        assert query_published(folder, "select words from mart.meeting_summary").item() == 100

    def test_the_oldest_versions_are_dropped_but_never_the_current_one(self, folder: DataFolder, world: Any):
        versions = []
        for number in range(3):
            make_candidate(folder, world, 100 + number)
            versions.append(publish(folder, run(f"run{number}"), kept_versions=2).version)
        assert published_versions(folder) == tuple(versions[1:])
        assert not (folder.parquet / versions[0]).exists()
        folder.current.unlink()
        folder.current.symlink_to(folder.published_database(versions[1]).name)
        drop_old_versions(folder, 1)
        assert published_versions(folder) == tuple(versions[1:])

    def test_versions_sort_by_time_when_the_clock_was_put_back(self, folder: DataFolder, world: Any):
        make_candidate(folder, world)
        first = publish(folder, run()).version
        later = next_version(folder, "run2", datetime.now(UTC) - timedelta(days=400))
        assert later > first


class TestFingerprint:
    def test_the_same_rows_of_another_run_have_the_same_fingerprint(self, make_world: Any):
        fingerprints = set()
        for name, hour in (("one", 1), ("two", 2)):
            world = make_world(name)
            world.meeting("M1", DAY, last_seen_at=datetime(2020, 5, 12, hour, tzinfo=UTC))
            report = world.report("M1", fetched_at=datetime(2020, 5, 12, hour, tzinfo=UTC))
            speeches = [(1, "5"), (2, "6")]
            for ordinal, person in speeches if hour == 1 else reversed(speeches):
                world.speech(report, ordinal, person, 10)
            world.add("issue", run_id=name, report_id=report, issue_kind="x", severity="info", detail="y")
            fingerprints.add(content_fingerprint(world.build().path))
        assert len(fingerprints) == 1

    @pytest.mark.parametrize("change", ["words = 11", "text = 'another'", "agenda_item_id = 'x'"])
    def test_any_change_of_content_changes_it(self, first_candidate: Path, tmp_path: Path, change: str):
        changed = shutil.copyfile(first_candidate, tmp_path / "changed.duckdb")
        before = content_fingerprint(changed)
        with duckdb.connect(str(changed)) as connection:
            connection.execute(f"update raw.speech set {change}")
        assert content_fingerprint(changed) != before

    def test_a_quarantine_changes_it(self, world: Any):
        world.meeting("M1", DAY)
        report = world.report("M1")
        before = content_fingerprint(world.build().path)
        world.quarantine(report)
        assert content_fingerprint(world.path) != before


class TestCandidate:
    def test_it_begins_empty_and_then_continues_from_what_is_published(self, folder: DataFolder, world: Any):
        assert plan_candidate(folder).origin is CandidateOrigin.EMPTY
        make_candidate(folder, world)
        publish(folder, run())
        assert plan_candidate(folder).origin is CandidateOrigin.COPY
        path = prepare_candidate(folder)
        with duckdb.connect(str(path)) as connection:
            assert connection.execute("select count(*) from raw.speech").fetchone() == (1,)

    def test_a_published_file_is_never_written_to(self, folder: DataFolder, world: Any):
        make_candidate(folder, world)
        before = publish(folder, run()).database.read_bytes()
        make_candidate(folder, world, 203)
        assert folder.current.resolve().read_bytes() == before

    def test_older_tables_are_built_again_from_the_archive(self, folder: DataFolder, world: Any, monkeypatch: Any):
        candidate = make_candidate(folder, world)
        append_quality_rows(candidate, {"run": run_row("run1")})
        publish(folder, run())
        monkeypatch.setattr(candidate_module, "SCHEMA_VERSION", 99)
        monkeypatch.setattr(schema_version_module, "SCHEMA_VERSION", 99)
        plan = plan_candidate(folder)
        assert plan.origin is CandidateOrigin.REBUILD
        assert "archive" in plan.sentence
        with duckdb.connect(str(prepare_candidate(folder))) as connection:
            assert connection.execute("select count(*) from raw.speech").fetchone() == (0,)
            assert connection.execute("select run_id from dq.run").fetchall() == [("run1",)]

    def test_other_columns_under_the_same_number_are_noticed(self, folder: DataFolder, world: Any):
        make_candidate(folder, world)
        path = publish(folder, run()).database
        path.chmod(0o644)
        with duckdb.connect(str(path)) as connection:
            connection.execute("alter table dq.run drop column detail")
            connection.execute("alter table raw.meeting rename column verg_id to id")
        plan = plan_candidate(folder)
        assert plan.origin is CandidateOrigin.REBUILD
        assert plan.sentence.startswith("dq.run, raw.meeting had other columns")

    def test_a_published_file_removed_by_hand_is_built_again(self, folder: DataFolder, world: Any):
        make_candidate(folder, world)
        publish(folder, run()).database.unlink()
        plan = plan_candidate(folder)
        assert plan.origin is CandidateOrigin.REBUILD
        assert "is gone" in plan.sentence
        make_candidate(folder, world)
        publish(folder, run("run2"))
        assert query_published(folder, "select words from mart.meeting_summary").item() == 100

    def test_newer_tables_are_refused(self, folder: DataFolder, world: Any, monkeypatch: Any):
        make_candidate(folder, world)
        publish(folder, run())
        monkeypatch.setattr(schema_version_module, "SCHEMA_VERSION", 0)
        with pytest.raises(UsageError, match="upgrade the program"):
            prepare_candidate(folder)

    def test_the_history_of_a_run_that_was_not_published_is_kept(self, folder: DataFolder, world: Any):
        candidate = make_candidate(folder, world)
        append_quality_rows(candidate, {"run": run_row("good")})
        publish(folder, run("good"))
        candidate = make_candidate(folder, world, 203)
        append_quality_rows(candidate, {"run": run_row("failed", outcome="checks_failed")})
        candidate = prepare_candidate(folder)
        with duckdb.connect(str(candidate)) as connection:
            runs = connection.execute("select run_id, outcome from dq.run order by 1").fetchall()
            assert connection.execute("select sum(words) from raw.speech").fetchone() == (100,)
        assert runs == [("failed", "checks_failed"), ("good", "published")]

    def test_another_process_that_holds_it_is_named(self, folder: DataFolder, holder: Any):
        path = prepare_candidate(folder)
        with holder(path), pytest.raises(WarehouseError, match="another process is using"):
            prepare_candidate(folder)

    def test_one_run_at_a_time(self, folder: DataFolder):
        code = (
            "import sys; from pathlib import Path\n"
            "from parliament.errors import WarehouseError\n"
            "from warehouse.locks import hold_build_lock\n"
            "from warehouse.paths import DataFolder\n"
            "try:\n    with hold_build_lock(DataFolder(Path(sys.argv[1]))): print('free')\n"
            "except WarehouseError as error: print(error)\n"
        )
        command = [sys.executable, "-c", code, str(folder.root)]
        with hold_build_lock(folder):
            while_held = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        afterwards = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        assert while_held.startswith("another run is writing")
        assert afterwards == "free\n"


@pytest.fixture
def holder() -> Any:
    """Keeps a database open for writing in another process."""

    class Holder:
        def __init__(self, path: Path) -> None:
            code = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
            self.process = subprocess.Popen(
                [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
            assert self.process.stdout is not None
            assert self.process.stdout.readline() == b"open\n"

        def __enter__(self) -> "Holder":
            return self

        def __exit__(self, *_: object) -> None:
            self.process.communicate()

    return Holder


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory, small_world_class: Any) -> Iterator[duckdb.DuckDBPyConnection]:
    folder = DataFolder(tmp_path_factory.mktemp("read") / "data")
    make_candidate(folder, small_world_class(folder.root / "unused.duckdb"))
    publish(folder, run())
    with open_published(folder) as connection:
        yield connection


class TestRead:
    def test_nothing_is_published_yet(self, folder: DataFolder):
        with pytest.raises(WarehouseError, match="nothing is published"):
            query_published(folder, "select 1")

    def test_the_published_file_was_removed_by_hand(self, folder: DataFolder, world: Any):
        make_candidate(folder, world)
        publish(folder, run()).database.unlink()
        with pytest.raises(WarehouseError, match="is gone"):
            query_published(folder, "select 1")

    def test_a_file_that_is_no_database(self, tmp_path: Path):
        path = tmp_path / "x.duckdb"
        path.write_bytes(b"no database at all" * 1000)
        with pytest.raises(WarehouseError, match="not a DuckDB database"), open_read_only(path):
            pass

    def test_a_syntax_error_is_told_in_a_sentence(self, connection: duckdb.DuckDBPyConnection):
        with pytest.raises(UsageError, match="the query is not right"):
            run_query(connection, "selec 1")

    def test_an_unknown_table_is_told_with_what_is_near(self, connection: duckdb.DuckDBPyConnection):
        with pytest.raises(UsageError, match="Did you mean"):
            run_query(connection, "select * from core.speeches")

    @pytest.mark.parametrize(
        "statement",
        [
            # Files, in and out.
            "select * from read_csv('/etc/hosts')",
            "select * from read_text('/etc/hosts')",
            "select * from read_blob('/etc/hosts')",
            "select * from read_json('/etc/hosts')",
            "select * from read_parquet('x.parquet')",
            "select * from parquet_metadata('x.parquet')",
            "select * from sniff_csv('/etc/hosts')",
            "select * from glob('/etc/*')",
            "select * from '/etc/hosts'",
            "select * from query('select * from read_text(''/etc/hosts'')')",
            "select * from query_table('/etc/hosts')",
            "copy (select 1) to 'out.csv'",
            "export database 'out'",
            "import database 'out'",
            "attach 'other.duckdb' as other",
            "attach ':memory:' as other",
            # The network, extensions, secrets, the environment.
            "from 'https://example.org/x.csv'",
            "install httpfs",
            "load httpfs",
            "load 'x.duckdb_extension'",
            "force install fts from 'http://example.org'",
            "call start_ui()",
            "create secret s (type s3)",
            "create persistent secret s (type http)",
            "select getenv('HOME')",
            # Settings, logs, profiles.
            "set enable_external_access = true",
            "reset enable_external_access",
            "set lock_configuration = false",
            "set memory_limit = '100GB'",
            "set temp_directory = 'x'",
            "set file_search_path = '/etc'",
            "pragma enable_profiling",
            "pragma profiling_output = 'x.json'",
            "set log_query_path = 'x.sql'",
            "call enable_logging(storage = 'file', storage_path = 'x')",
            "select * from enable_logging(storage = 'file', storage_path = 'x')",
            'select * from "Enable_Logging"()',
            "select * from query('select * from enable_' || 'logging()')",
            "select * from json_execute_serialized_sql(json_serialize_sql('select 1'))",
            # The tables, and what would outlive the statement.
            "delete from raw.speech",
            "delete from raw.speech returning *",
            "update raw.speech set words = 0",
            "insert into raw.speech select * from raw.speech",
            "create table raw.x (a integer)",
            "drop table mart.meeting_summary",
            "explain analyze delete from raw.speech",
            "create temp table x as select 1",
            "create temp macro m() as 1",
            "begin",
            "set variable x = 1",
            "checkpoint",
            "vacuum",
            # More than one.
            "select 1; drop table raw.speech",
            "create temp table pivot_x as select 1; select 2; select 3",
            "",
        ],
    )
    def test_it_can_reach_nothing_but_its_tables(self, connection: duckdb.DuckDBPyConnection, statement: str):
        with pytest.raises(UsageError):
            run_query(connection, statement)

    @pytest.mark.parametrize(
        "statement",
        [
            "from core.report",
            "with words as (select 1 as n) from words",
            "values (1)",
            "describe core.report",
            "summarize core.report",
            "show all tables",
            "explain select 1",
            "pivot core.report on source using count(*)",
            "pragma table_info('core.report')",
        ],
    )
    def test_every_way_of_reading_is_open(self, connection: duckdb.DuckDBPyConnection, statement: str):
        assert run_query(connection, statement).width > 0

    def test_it_still_answers_after_every_attack(self, connection: duckdb.DuckDBPyConnection):
        assert run_query(connection, "select count(*) from raw.speech").item() == 1

    def test_a_column_that_cannot_be_shown_is_told(self, connection: duckdb.DuckDBPyConnection):
        with pytest.raises(UsageError, match="cast it"):
            run_query(connection, "select union_value(number := 2) as either")

    def test_nothing_is_put_beside_the_published_files(self, connection: duckdb.DuckDBPyConnection):
        place = run_query(connection, "select current_setting('temp_directory') as place").item()
        assert Path(place).parent == Path(gettempdir())

    def test_parameters_and_limit(self, connection: duckdb.DuckDBPyConnection):
        sql = "select * from range(10) as numbers(n) where n >= $low order by n"
        assert run_query(connection, sql, {"low": 3}, limit=2)["n"].to_list() == [3, 4]
