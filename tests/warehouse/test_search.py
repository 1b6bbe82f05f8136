"""Search over everything: words, phrases, beginnings, filters, snippets, and an index that follows its database."""

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from commands import run

from parliament.errors import UsageError, WarehouseError
from warehouse.build import build
from warehouse.candidate import prepare_candidate
from warehouse.load import load_frames
from warehouse.paths import DataFolder
from warehouse.publish import PublishingRun, current_version, publish
from warehouse.read import open_published
from warehouse.search import AskedWords, SearchIndex, SearchOrder, snippet, with_texts
from warehouse.search_index import Analyzer, search_folder, write_index
from warehouse.search_words import read_search
from warehouse.session import Session

DAY = date(2020, 5, 12)


def fill(world: Any) -> Any:
    """Speeches of Anna Aerts and Bo Bos, a minister, an item and a question, on two days."""
    world.person("1", "Anna Aerts")
    world.person("2", "Bo Bós")
    world.person("9", "Cis Claes")
    world.member("1", "Groen!", date(2019, 7, 1))
    world.member("2", "N-VA", date(2019, 7, 1))
    world.minister("9", date(2019, 10, 2))
    for number, kind in enumerate(("committee", "plenary"), start=1):
        world.meeting(f"M{number}", date(2019 + number, 5, 12), kind)
        report = world.report(f"M{number}")
        item = world.item(report, 1)
        world.question(report, item, 1, "1", "9", subject="zeppelins boven de gemeente")
        world.speech(report, 1, "1", 100, item_id=item, text="De leerkrachten van de gemeenten staken. Eén café sluit.")
        world.speech(
            report, 2, "9", 300, role="minister", item_id=item, text="Het openbaar vervoer rijdt. Ik meen het."
        )
        world.speech(report, 3, "2", 40, item_id=item, text="Een leerkracht vraagt vervoer dat openbaar is.")
        world.speech(report, 4, "2", 10, role="chair", item_id=item, text="Dank u")
    return world


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, small_world_class: Any) -> DataFolder:
    folder = DataFolder(tmp_path_factory.mktemp("search") / "data")
    candidate = prepare_candidate(folder)
    load_frames(candidate, fill(small_world_class(candidate)).frames())
    build(candidate)
    publish(folder, PublishingRun("run", "1", {}))
    return folder


@pytest.fixture(scope="module")
def index(folder: DataFolder) -> SearchIndex:
    return SearchIndex(search_folder(folder, current_version(folder) or ""))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("leerkracht", 4),
        ("LEERKRACHTEN", 4),
        ("leerkracht staken", 2),
        ("leerkracht -staken", 2),
        ("cafe", 2),
        ("één", 4),
        ("gemeente", 4),
        ("meen", 2),
        ('"openbaar vervoer"', 2),
        ("openbaar vervoer", 4),
        ("leerk*", 4),
        ("zeppel*", 2),
        ("*kracht", 4),
        ("*krachten staken", 2),
        ("*voer", 4),
        ("*eerkrach*", 4),
        ("-*kracht openbaar", 2),
        ("zeppelins kind:question", 2),
        ("zeppelins kind:speech", 0),
        ("kind:item", 2),
        ("leerkracht kind:plenary", 2),
        ("speaker:aerts", 4),
        ("speaker:bos leerkracht", 2),
        ('speaker:"bo bos" role:chair', 2),
        ("speaker:9", 2),
        ("party:n-va leerkracht", 2),
        ("-party:n-va leerkracht", 2),
        ("leerkracht from:2021", 2),
        ("leerkracht to:2020-05-12", 2),
        ("leerkracht from:2020-05-13 to:2020-05-14", 0),
        ("role:minister", 2),
        ("nietbestaand", 0),
    ],
)
def test_what_is_asked_is_found(index: SearchIndex, text: str, count: int) -> None:
    found = index.search(text)
    assert found.count == len(found.hits) == count
    counts = index.counts(found.query)
    for counted_by in ("year", "party"):
        assert counts.filter(pl.col("counted_by") == counted_by)["count"].sum() == count


@pytest.mark.parametrize(
    "text", ["", "  ", "!?", "kind:fruit leerkracht", "role:king", "from:yesterday x", "*", "**", "to:2020-13-01"]
)
def test_what_cannot_be_asked_is_told(text: str) -> None:
    with pytest.raises(UsageError):
        read_search(text)


@pytest.mark.parametrize(
    "text", ['"', "a:b", "-", "((", "x OR y", "[a TO b]", "body:x", "^2", "a~3", "\\", "é*", "' or 1=1"]
)
def test_signs_of_other_query_languages_are_only_signs(index: SearchIndex, text: str) -> None:
    try:
        index.search(text)
    except UsageError as told:
        assert "no word to search for" in str(told)


def test_the_newest_come_first_when_asked(index: SearchIndex) -> None:
    days = [hit.meeting_date for hit in index.search("leerkracht", order=SearchOrder.DATE).hits]
    assert days == sorted(days, reverse=True)
    scores = [hit.score for hit in index.search("leerkracht").hits]
    assert scores == sorted(scores, key=lambda one: -(one or 0))


def test_hits_lead_to_speech_page_and_report(folder: DataFolder, index: SearchIndex) -> None:
    with open_published(folder) as connection:
        rows = with_texts(connection, index.search("leerkracht"))
        keys = {row[0] for row in connection.execute("select speech_key from core.speech_speaker").fetchall()}
    assert set(rows["speech_key"]) <= keys
    assert all("«" in one and "eerkracht" in one for one in rows["snippet"])
    assert {"page", "report_url", "meeting_url", "start_at", "speech_id", "text"} <= set(rows.columns)


def test_sql_gives_the_same_answers(folder: DataFolder, index: SearchIndex) -> None:
    hits = index.search("leerkracht -staken").hits
    with open_published(folder) as connection:
        session = Session(connection, search_folder(folder, current_version(folder) or ""))
        result = session.ask("select document_id, score from search_speech('leerkracht -staken') order by rank")
        assert result is not None
        assert result.relation.fetchall() == [(hit.document_id, hit.score) for hit in hits]
        refused = session.ask("from search_speech('role:king')")
        assert refused is not None
        with pytest.raises(UsageError, match=r"^role: takes chair, member, .*none of them$"):
            list(refused.batches(["1"] * len(refused.columns)))
        joined = session.ask("from search_speech('leerkracht') join core.speech using (speech_id)")
        assert joined is not None
        assert len(joined.relation.fetchall()) == 4


def test_the_command_finds_counts_and_writes(folder: DataFolder, tmp_path: Path, capsys: Any) -> None:
    assert run("search", "leerkracht", "kind:speech", "--format", "json", "--data", folder.root) == 0
    captured = capsys.readouterr()
    assert len(json.loads(captured.out)) == 4
    assert "Found 4 of 12 speeches, items and questions." in captured.err
    assert run("search", "leerkracht", "--counts", "--format", "jsonl", "--data", folder.root) == 0
    assert '{"counted_by": "year", "value": "2020", "count": 2}' in capsys.readouterr().out
    assert run("search", "nietbestaand", "--data", folder.root) == 0
    assert "Nothing found" in capsys.readouterr().err
    assert run("search", "role:king", "--data", folder.root) == 2


def test_an_index_that_is_missing_or_damaged_is_made_again(folder: DataFolder, tmp_path: Path, capsys: Any) -> None:
    copy = DataFolder(tmp_path / "data")
    shutil.copytree(folder.root, copy.root, symlinks=True)
    place = search_folder(copy, current_version(copy) or "")
    for damage in (
        lambda: shutil.rmtree(place),
        lambda: (place / "meta.json").write_text("x"),
        (place / "reports.json").unlink,
    ):
        damage()
        with pytest.raises(WarehouseError):
            SearchIndex(place)
        assert run("search", "leerkracht", "--data", copy.root) == 0
        assert "it was made again" in capsys.readouterr().err


def test_a_next_version_writes_only_what_changed(world: Any, tmp_path: Path) -> None:
    fill(world).build()
    assert write_index(world.path, tmp_path / "first") == 2
    assert write_index(world.path, tmp_path / "same", tmp_path / "first") == 0
    segments = {file.name: file.stat().st_ino for file in (tmp_path / "first").glob("*.idx")}
    assert {file.name: file.stat().st_ino for file in (tmp_path / "same").glob("*.idx")} == segments
    world.speech(world.rows["report"][0]["report_id"], 9, "1", 3, text="raketten vliegen")
    # The register knows better who spoke: the text is the same and the index is not.
    world.build()
    assert write_index(world.path, tmp_path / "next", tmp_path / "same") == 1
    assert SearchIndex(tmp_path / "next").search("raket").count == 1
    assert SearchIndex(tmp_path / "next").search("leerkracht").count == 4
    assert SearchIndex(tmp_path / "first").search("raket").count == 0


def test_an_index_goes_with_its_version(small_world_class: Any, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    for run_id in ("one", "two", "three"):
        candidate = prepare_candidate(folder)
        if run_id == "one":
            load_frames(candidate, fill(small_world_class(candidate)).frames())
        build(candidate)
        publish(folder, PublishingRun(run_id, "1", {}), kept_versions=1)
    versions = sorted(path.name.removeprefix("search-") for path in folder.published.glob("search-*"))
    assert versions == sorted(
        path.stem.removeprefix("spreektijd-") for path in folder.published.glob("spreektijd-*.duckdb")
    )
    assert len(versions) == 2


@pytest.mark.parametrize(
    ("word", "others"),
    [("gemeente", ["gemeenten"]), ("leraar", ["leraren"]), ("staking", ["stakingen"]), ("gewest", ["gewesten"])],
)
def test_forms_of_a_word_have_one_stem(word: str, others: list[str]) -> None:
    analyzer = Analyzer()
    assert all(analyzer.stems(one) == analyzer.stems(word) for one in others)


@pytest.mark.parametrize(
    ("one", "other"), [("gemeente", "meen"), ("begeleid", "beleid"), ("gewest", "west"), ("geluid", "luid")]
)
def test_a_syllable_that_is_no_participle_stays(one: str, other: str) -> None:
    analyzer = Analyzer()
    assert analyzer.stems(one) != analyzer.stems(other)


def test_a_snippet_is_where_the_words_are() -> None:
    text = "Inleiding. " * 60 + "Hier gaat het over de gemeenten en het vervoer. " + "Slot. " * 60
    shown = snippet(text, AskedWords(read_search("gemeente vervoer")))
    assert "«gemeenten» en het «vervoer»" in shown
    assert shown.startswith("… ") and shown.endswith(" …")
    assert len(shown) < 200
    assert snippet("", AskedWords(read_search("x"))) == ""


def test_a_version_that_does_not_know_its_origin_is_read_all_the_same(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "earlier.duckdb")) as connection:
        connection.execute(
            "create schema mart; create schema core; create schema dq; create table mart.x as select 1 as n"
        )
        result = Session(connection).ask("from x")
        assert result is not None
        assert not result.about
