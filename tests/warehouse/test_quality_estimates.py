"""Every published version tells how well parser and name resolution were measured to work."""

from pathlib import Path

import duckdb
import pytest

from flows.stages import prepare
from ingest.documents import Gathered
from parliament.people import load_shipped_register
from warehouse.candidate import create_tables
from warehouse.paths import DataFolder
from warehouse.quality_estimates import (
    load_quality_estimates,
    quality_estimate_frame,
    read_parser_estimates,
    read_people_estimates,
)

SHOWN = (Path(__file__).parents[2] / "dashboards" / "queries" / "quality_estimates.sql").read_text(encoding="utf-8")


@pytest.fixture
def candidate(tmp_path: Path) -> Path:
    path = tmp_path / "candidate.duckdb"
    create_tables(path)
    load_quality_estimates(path)
    return path


def query(path: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_precision_and_recall_are_rows_of_their_own(candidate: Path) -> None:
    one = next(one for one in read_parser_estimates() if one.measure == "hyphens" and one.gold_set == "real report")
    rows = query(
        candidate,
        "select measure_name, sample_count, correct_count, correct_share, correct_share_low, correct_share_high "
        "from dq.quality_estimate "
        "where measure_name like 'hyphens: %' and gold_set_name = 'real report' order by measure_name",
    )
    assert rows == [
        ("hyphens: precision", one.found, one.correct, *one.precision),
        ("hyphens: recall", one.expected, one.correct, *one.recall),
    ]


def test_what_has_one_share_has_one_row(candidate: Path) -> None:
    names = {name for (name,) in query(candidate, "select measure_name from dq.quality_estimate")}
    assert {"rule exact_name: right", "chair's cues: agreeing", "names: speaker: recall"} <= names
    assert not {"rule exact_name: recall", "chair's cues: recall"} & names


def test_each_row_says_what_it_was_measured_on_and_has_an_interval_about_its_share(candidate: Path) -> None:
    wrong = query(
        candidate,
        """
        select * from dq.quality_estimate
        where
            method is null
            or sample_count = 0
            or correct_count > sample_count
            or not correct_share between correct_share_low - 0.0001 and correct_share_high + 0.0001
        """,
    )
    assert wrong == []
    known = {one.gold_set_sentence for one in (*read_parser_estimates(), *read_people_estimates())}
    assert len(known) >= 5


def test_the_same_measurement_again_changes_nothing(candidate: Path) -> None:
    before = query(candidate, "select * from dq.quality_estimate order by all")
    load_quality_estimates(candidate)
    assert query(candidate, "select * from dq.quality_estimate order by all") == before
    assert len(before) == quality_estimate_frame().height


def test_the_dashboard_shows_every_measure_once(candidate: Path) -> None:
    assert len(query(candidate, SHOWN)) == quality_estimate_frame().height


def test_every_candidate_has_them(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    gathered = Gathered(documents=(), register=load_shipped_register())
    path = prepare(folder, gathered, "run")
    again = prepare(folder, gathered, "next run")
    assert query(path, "select count(*) from dq.quality_estimate") == [(quality_estimate_frame().height,)]
    assert again == path


def test_a_measure_that_is_no_longer_made_does_not_linger(candidate: Path) -> None:
    before = query(candidate, "select count(*) from dq.quality_estimate")
    with duckdb.connect(str(candidate)) as connection:
        connection.execute(
            "insert into dq.quality_estimate by name select * replace ('commas: recall' as measure_name) "
            "from dq.quality_estimate where measure_name = 'hyphens: recall'"
        )
        connection.execute(
            "insert into dq.quality_estimate by name "
            "select * replace (timestamptz '2020-01-01 00:00:00+00' as measured_at) "
            "from dq.quality_estimate where measure_name = 'hyphens: precision' and gold_set_name = 'real report'"
        )
    load_quality_estimates(candidate)
    assert query(candidate, "select count(*) from dq.quality_estimate where measure_name = 'commas: recall'") == [(0,)]
    assert query(candidate, "select count(*) - 1 from dq.quality_estimate") == before, "the earlier measurement stays"
