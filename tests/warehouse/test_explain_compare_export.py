"""Evidence behind a figure, what changed between versions, files for other programs, and search."""

import csv
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from parliament.errors import UsageError, WarehouseError
from warehouse.build import build
from warehouse.candidate import prepare_candidate
from warehouse.compare import diff_versions
from warehouse.explain import explain
from warehouse.export import export
from warehouse.load import load_frames
from warehouse.paths import DataFolder
from warehouse.publish import PublishingRun, publish
from warehouse.read import open_read_only, run_query
from warehouse.result_files import FileFormat

DAY = date(2020, 5, 12)


def fill(world: Any) -> Any:
    """Two meetings with questions of Anna Aerts (1) and Bo Bos (2) to minister Cis Claes (9)."""
    world.person("1", "Anna Aerts")
    world.person("2", "Bo Bos")
    world.person("9", "Cis Claes")
    for person in ("1", "2"):
        world.member(person, "Green", date(2019, 7, 1))
    world.minister("9", date(2019, 10, 2))
    for number, kind in enumerate(("committee", "plenary"), start=1):
        world.meeting(f"M{number}", DAY, kind)
        report = world.report(f"M{number}")
        item = world.item(report, 1)
        world.question(report, item, 1, "1", "9")
        world.question(report, item, 2, "1", "9")
        world.speech(report, 1, "1", 100 * number, item_id=item, text="Leerkrachten staken")
        world.speech(report, 2, "9", 300, role="minister", item_id=item, text="De begroting")
        world.speech(report, 3, "2", 40, item_id=item, text="Een leerkracht vraagt")
        world.speech(report, 4, "2", 10, role="chair", item_id=item, text="Dank u")
    return world


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, small_world_class: Any) -> Any:
    return fill(small_world_class(tmp_path_factory.mktemp("explain") / "world.duckdb")).build()


class TestExplain:
    @pytest.mark.parametrize("measure", ["speeches", "words", "est_seconds"])
    @pytest.mark.parametrize("person_id", ["1", "2", "9"])
    def test_the_rows_add_up_to_each_row_of_speaking_time(self, built: Any, person_id: str, measure: str):
        rows = built.query(
            f"select session_year, meeting_kind, role, {measure} from mart.member_speaking_time "
            f"where person_id = '{person_id}'"
        )
        with open_read_only(built.path) as connection:
            for session_year, meeting_kind, role, figure in rows:
                slices = {"session_year": session_year, "meeting_kind": meeting_kind, "role": role}
                assert explain(connection, person_id, measure, **slices).total == pytest.approx(figure)

    @pytest.mark.parametrize(
        ("mart", "measure"),
        [
            ("member_question", "asked_count"),
            ("member_question", "joined_count"),
            ("member_question", "follow_up_count"),
            ("member_question", "follow_up_words"),
            ("member_question", "questioner_words"),
            ("minister_question", "addressed_count"),
            ("minister_question", "answered_count"),
            ("minister_question", "answer_words"),
            ("minister_question", "question_words"),
        ],
    )
    def test_the_rows_add_up_to_the_figures_of_questions(self, built: Any, mart: str, measure: str):
        sums = built.query(f"select person_id, sum({measure}) from mart.{mart} group by person_id order by 1")
        assert any(figure > 0 for _, figure in sums)
        with open_read_only(built.path) as connection:
            for person_id, figure in sums:
                assert explain(connection, person_id, measure).total == figure

    def test_the_query_shown_gives_the_same_rows_when_it_is_copied(self, built: Any):
        with open_read_only(built.path) as connection:
            explanation = explain(connection, "bo bos", "words", role="member")
            assert explanation.subject == "Bo Bos"
            assert "$" not in explanation.sql
            assert run_query(connection, explanation.sql).equals(explanation.rows)
        assert explanation.rows["words"].to_list() == [40, 40]

    @pytest.mark.parametrize(
        ("member", "measure", "slices", "sentence"),
        [
            ("Nobody", "words", {}, "nobody in the register"),
            ("a", "words", {}, "may be any of 2"),
            ("1", "beauty", {}, "there is no figure 'beauty' of a member; there are: absent_count"),
            ("1", "absent_count", {}, "may be member_vote.absent_count or member_attendance.absent_count; say which"),
            ("1", "member_question.words", {}, "there is no figure"),
            ("1", "asked_count", {"role": "member"}, "cannot be narrowed down by role"),
        ],
    )
    def test_what_cannot_be_explained_is_told(
        self, built: Any, member: str, measure: str, slices: dict[str, str], sentence: str
    ):
        with open_read_only(built.path) as connection, pytest.raises(UsageError, match=sentence):
            explain(connection, member, measure, **slices)


@pytest.fixture(scope="module")
def old_version(tmp_path_factory: pytest.TempPathFactory, small_world_class: Any) -> Path:
    world = fill(small_world_class(tmp_path_factory.mktemp("old") / "old.duckdb"))
    path: Path = world.build().path
    return path


@pytest.fixture
def new(world: Any) -> Any:
    """The same rows as in the old version, for a test to change."""
    return fill(world)


class TestCompare:
    @pytest.fixture
    def difference(self, old_version: Path, new: Any) -> Callable[[], tuple[list[tuple[str, str]], int]]:
        """Reasons and meetings that differ, and how many figures of members do."""

        def find() -> tuple[list[tuple[str, str]], int]:
            found = diff_versions(old_version, new.build().path)
            assert not found.has_other_definitions
            return found.meetings.select("reason", "meeting_id").rows(), found.members.height

        return find

    def test_equal_versions_do_not_differ(self, old_version: Path, new: Any):
        assert diff_versions(old_version, new.build().path).is_empty

    def test_a_new_report(self, difference: Any, new: Any):
        new.meeting("M3", DAY)
        new.speech(new.report("M3"), 1, "1", 7)
        assert difference() == ([("new report", "M3")], 1)

    def test_a_revision(self, difference: Any, new: Any, later: Any):
        new.speech(new.report("M1", "b", fetched_at=later(9)), 1, "1", 90)
        meetings, _ = difference()
        assert meetings == [("revision", "M1")]

    def test_another_parser_version_that_reads_otherwise(self, difference: Any, new: Any):
        new.rows["report"][0]["parser_version"] = "2"
        new.rows["speech"][0]["words"] = 101
        assert difference() == ([("parser version", "M1")], 1)

    def test_another_parser_version_that_reads_the_same_is_no_difference(self, difference: Any, new: Any):
        new.rows["report"][0]["parser_version"] = "2"
        assert difference() == ([], 0)

    def test_a_correction(self, difference: Any, new: Any):
        for row in new.rows["membership"]:
            if row["person_id"] == "1":
                row.update(party_name="Red", party_family="red", provenance_source="corrections/members.toml: a letter")
        assert difference() == ([("correction", "M1"), ("correction", "M2")], 0)

    def test_a_correction_of_somebody_who_did_not_speak_there_is_no_reason(self, difference: Any, new: Any):
        new.person("3", "Di Drs")
        new.rows["person"][-1]["provenance_source"] = "corrections/members.toml: a letter"
        for row in new.rows["name_resolution"]:
            if row["name_use"] == "speaker" and row["label"] == "member 1" and row["report_id"].startswith("M2"):
                row["person_id"] = "2"
        assert difference() == ([("who is who", "M2")], 2)

    def test_the_register_knows_better(self, difference: Any, new: Any):
        for row in new.rows["name_resolution"]:
            if row["name_use"] == "speaker" and row["label"] == "member 1" and row["report_id"].startswith("M2"):
                row["person_id"] = "2"
        assert difference() == ([("who is who", "M2")], 2)

    def test_a_quarantine(self, difference: Any, new: Any):
        new.build()
        new.quarantine(new.rows["report"][0]["report_id"])
        assert difference()[0] == [("quarantine", "M1")]

    def test_a_missing_version_is_told(self, tmp_path: Path):
        with pytest.raises(WarehouseError, match="there is no database"):
            diff_versions(tmp_path / "a.duckdb", tmp_path / "b.duckdb")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, small_world_class: Any) -> DataFolder:
    folder = DataFolder(tmp_path_factory.mktemp("export") / "data")
    candidate = prepare_candidate(folder)
    load_frames(candidate, fill(small_world_class(candidate)).frames())
    build(candidate)
    publish(folder, PublishingRun("run", "1", {}))
    return folder


class TestExport:
    @pytest.mark.parametrize("file_format", [FileFormat.PARQUET, FileFormat.CSV, FileFormat.JSONL])
    def test_the_package_describes_every_file(self, folder: DataFolder, tmp_path: Path, file_format: Any):
        files = export(folder, tmp_path / "out", file_format)
        package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
        descriptions = {tmp_path / "out" / name for name in ("datapackage.json", "csv-metadata.json")}
        described = {tmp_path / "out" / resource["path"] for resource in package["resources"]}
        assert described == {*files} - descriptions
        assert all(field["description"] for resource in package["resources"] for field in resource["schema"]["fields"])
        by_name = {resource["name"]: resource for resource in package["resources"]}
        words = [
            field for field in by_name["mart-member-speaking-time"]["schema"]["fields"] if field["name"] == "words"
        ]
        assert words[0]["type"] == "integer"

    def test_csv_and_parquet_hold_the_same_rows(self, folder: DataFolder, tmp_path: Path):
        export(folder, tmp_path / "csv", FileFormat.CSV)
        export(folder, tmp_path / "parquet", FileFormat.PARQUET)
        with (tmp_path / "csv" / "core" / "speech.csv").open(encoding="utf-8") as handle:
            from_csv = [(row["speech_id"], int(row["words"]), row["text"]) for row in csv.DictReader(handle)]
        frame = pl.read_parquet(tmp_path / "parquet" / "core" / "speech.parquet")
        assert sorted(from_csv) == sorted(frame.select("speech_id", "words", "text").rows())

    def test_a_folder_with_other_files_is_left_alone(self, folder: DataFolder, tmp_path: Path):
        (tmp_path / "mine.txt").write_text("keep", encoding="utf-8")
        with pytest.raises(UsageError, match="holds other files"):
            export(folder, tmp_path, FileFormat.CSV)
