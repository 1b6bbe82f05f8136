"""Loading: all or nothing, rows replaced by their key."""

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from parliament.errors import WarehouseError
from parliament.people import load_shipped_register
from parliament.speaking_time import shipped_rate
from warehouse.candidate import create_tables
from warehouse.changes import differing_tables
from warehouse.load import load_frames
from warehouse.quality import append_quality_rows
from warehouse.register_frames import register_frames
from warehouse.schema import raw_schemas

DAY = date(2020, 5, 12)


@pytest.fixture
def loaded(world: Any) -> Any:
    """One meeting whose report holds two speeches, and an issue of the meeting, of the report and of the run."""
    world.meeting("M1", DAY)
    report = world.report("M1")
    world.speech(report, 1, "1", 10)
    world.speech(report, 2, "1", 20)
    world.add("issue", run_id="r1", report_id=report, meeting_id="M1", issue_kind="of report", severity="info")
    world.add("issue", run_id="r1", meeting_id="M1", issue_kind="of meeting", severity="info")
    world.add("issue", run_id="r1", issue_kind="of run", severity="info", detail="x")
    create_tables(world.path)
    load_frames(world.path, world.frames(), run_id="r1")
    return world


def count(path: Path, table: str) -> int:
    with duckdb.connect(str(path), read_only=True) as connection:
        row = connection.execute(f"select count(*) from raw.{table}").fetchone()
    assert row is not None
    return int(row[0])


def test_a_report_loaded_again_replaces_all_its_rows(loaded: Any):
    loaded.rows["speech"].pop()
    load_frames(loaded.path, loaded.frames(), run_id="r1")
    assert (count(loaded.path, "report"), count(loaded.path, "speech"), count(loaded.path, "issue")) == (1, 1, 3)


def test_a_report_whose_table_is_empty_now_leaves_nothing_behind(loaded: Any):
    loaded.rows["speech"].clear()
    load_frames(loaded.path, loaded.frames())
    assert count(loaded.path, "speech") == 0


def test_another_report_leaves_the_first_alone(loaded: Any):
    loaded.rows["speech"].clear()
    loaded.rows["report"].clear()
    loaded.speech(loaded.report("M1", "b"), 1, "1", 30)
    load_frames(loaded.path, {name: frame for name, frame in loaded.frames().items() if name in ("report", "speech")})
    assert (count(loaded.path, "report"), count(loaded.path, "speech")) == (2, 3)


def test_names_alone_can_be_resolved_again(loaded: Any):
    before = count(loaded.path, "speech")
    load_frames(loaded.path, {"name_resolution": loaded.frames()["name_resolution"]})
    assert (count(loaded.path, "speech"), count(loaded.path, "name_resolution")) == (before, 1)


def test_an_issue_of_a_meeting_goes_when_the_meeting_comes_again(loaded: Any):
    loaded.rows["issue"].clear()
    load_frames(loaded.path, loaded.frames(), run_id="r2")
    assert count(loaded.path, "issue") == 0


def test_the_issues_of_one_run_stay_together(loaded: Any):
    loaded.rows["issue"] = [{"run_id": "r1", "issue_kind": "another", "severity": "info"}]
    load_frames(loaded.path, {"issue": loaded.frames()["issue"]}, run_id="r1")
    assert count(loaded.path, "issue") == 4


def test_a_register_table_is_replaced_as_a_whole(loaded: Any):
    loaded.person("1", "Anna Aerts")
    loaded.person("2", "Bo Bos")
    load_frames(loaded.path, {"person": loaded.frames()["person"]})
    loaded.rows["person"].pop()
    load_frames(loaded.path, {"person": loaded.frames()["person"]})
    assert count(loaded.path, "person") == 1


def test_a_question_is_replaced_with_its_contacts(loaded: Any):
    loaded.add("listed_question", vi_id=1, title="x")
    for person in ("1", "2"):
        loaded.add("listed_question_contact", vi_id=1, person_id=person)
    load_frames(loaded.path, loaded.frames())
    loaded.rows["listed_question_contact"].pop()
    load_frames(loaded.path, loaded.frames())
    assert (count(loaded.path, "listed_question"), count(loaded.path, "listed_question_contact")) == (1, 1)


def test_a_wrong_frame_loads_nothing(loaded: Any):
    frames = loaded.frames()
    wrong = {**frames, "speech": frames["speech"].with_columns(pl.col("words").cast(pl.Int64))}
    with pytest.raises(WarehouseError, match=r"raw\.speech is not as .* in: words"):
        load_frames(loaded.path, wrong)
    assert count(loaded.path, "speech") == 2


def test_a_failure_half_way_leaves_everything_as_it_was(loaded: Any, monkeypatch: Any):
    def fail(*_: Any) -> None:
        raise duckdb.IOException("disk full")

    monkeypatch.setattr("warehouse.load._insert", fail)
    with pytest.raises(duckdb.IOException):
        load_frames(loaded.path, loaded.frames())
    assert (count(loaded.path, "report"), count(loaded.path, "speech"), count(loaded.path, "issue")) == (1, 2, 3)


def test_an_unknown_table_is_named(loaded: Any):
    with pytest.raises(WarehouseError, match=r"no table raw\.soup"):
        load_frames(loaded.path, {"soup": pl.DataFrame()})


@pytest.mark.parametrize("table", sorted(raw_schemas()))
def test_an_empty_frame_of_every_table_is_a_valid_load(tmp_path_factory: Any, table: str, empty_database: Path):
    load_frames(empty_database, {table: pl.DataFrame(schema=dict(raw_schemas()[table]))})
    assert count(empty_database, table) == 0


@pytest.fixture(scope="module")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("load") / "empty.duckdb"
    create_tables(path)
    return path


def test_quality_rows_must_be_as_the_schema_says(loaded: Any):
    with pytest.raises(WarehouseError, match=r"dq\.run"):
        append_quality_rows(loaded.path, {"run": pl.DataFrame({"run_id": ["r"]})})


def test_a_new_database_compresses_the_text_of_speeches(tmp_path: Path) -> None:
    path = tmp_path / "new.duckdb"
    create_tables(path)
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            "insert into raw.speech (speech_id, text) "
            "select i::varchar, repeat('Ik dank u voor uw antwoord nummer ' || i % 100 || '. ', 20) "
            "from range(20000) as numbers(i)"
        )
        connection.execute("checkpoint")
        compressions = connection.execute(
            "select distinct compression from pragma_storage_info('raw.speech') "
            "where column_name = 'text' and segment_type = 'VARCHAR'"
        ).fetchall()
        (tags,) = connection.execute("select tags from duckdb_databases() where database_name = 'new'").fetchone() or ()
    assert tags["storage_version"].startswith("v1.5")
    assert ("Uncompressed",) not in compressions


def test_a_register_differs_when_one_of_its_rows_or_lists_does_and_not_by_its_order(tmp_path: Path):
    frames = register_frames(load_shipped_register(), shipped_rate())
    path = tmp_path / "register.duckdb"
    create_tables(path)
    load_frames(path, frames)
    shuffled = {name: frame.sample(fraction=1, shuffle=True, seed=1) for name, frame in frames.items()}
    assert differing_tables(path, shuffled, whole=shuffled) == ()
    one_less = {**frames, "membership": frames["membership"].head(-1)}
    one_more = {**frames, "legislature": pl.concat([frames["legislature"], frames["legislature"].head(1)])}
    other_names = frames["party"].with_columns(printed_names=pl.lit(["Lijst Veldslag"]))
    assert differing_tables(path, one_less, whole=frames) == ("membership",)
    assert differing_tables(path, one_more, whole=frames) == (), "a row said twice says nothing else"
    assert differing_tables(path, {**frames, "party": other_names}, whole=frames) == ("party",)


def test_what_a_service_lists_differs_only_by_what_the_table_does_not_hold(loaded: Any):
    frame = loaded.frames()["meeting"]
    assert differing_tables(loaded.path, {"meeting": frame}) == ()
    assert differing_tables(loaded.path, {"meeting": frame.clear()}) == (), "a window need not hold everything"
    assert differing_tables(loaded.path, {"meeting": frame.with_columns(meeting_id=pl.lit("M2"))}) == ("meeting",)
