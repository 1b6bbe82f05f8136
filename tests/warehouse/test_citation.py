"""What was published once can be cited for good."""

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from commands import run

from parliament.errors import WarehouseError
from warehouse.citation import CitationFormat, cite
from warehouse.paths import DataFolder
from warehouse.publish import PublishingRun, drop_old_versions, publish
from warehouse.version_records import changes, read_record

RECORD = {
    "version": "20261123T092402Z-a1b2",
    "published_at": "2026-11-23T09:24:02+00:00",
    "data_origin": "official",
    "content_fingerprint": "f" * 64,
    "database": {"sha256": "a" * 64},
}


@pytest.fixture
def folder(tmp_path: Path, make_world: Any) -> DataFolder:
    """Two versions, of one speech and of two."""
    folder = DataFolder(tmp_path / "data")
    folder.build.mkdir(parents=True)
    for number in (1, 2):
        world = make_world(f"world-{number}")
        world.meeting("M1", date(2020, 5, 12))
        report = world.report("M1", f"{number}", fetched_at=datetime(2020, 5, 12 + number, tzinfo=UTC))
        for ordinal in range(1, number + 1):
            world.speech(report, ordinal, None, 100)
        world.build().path.replace(folder.candidate)
        publish(folder, PublishingRun(f"run{number}", "1", {}))
    return folder


def recorded_versions(folder: DataFolder) -> list[str]:
    return sorted(path.stem for path in (folder.published / "records").glob("*.json"))


def test_a_citation_names_version_day_and_checksums() -> None:
    text = cite(RECORD, CitationFormat.TEXT)
    assert text.startswith(
        "spreektijd (2026). Speaking time and questions in the Flemish Parliament. Version 20261123T"
    )
    assert "published 2026-11-23" in text
    assert "a" * 64 in text
    assert "www.vlaamsparlement.be" in text


def test_bibtex_holds_together() -> None:
    text = cite(RECORD, CitationFormat.BIBTEX)
    assert text.startswith("@misc{spreektijd-20261123T092402Z-a1b2,")
    assert text.count("{") == text.count("}")
    assert not re.search(r"(?<!\\)%", text), "a per cent sign begins a comment in BibTeX"


def test_csl_is_json_of_one_data_set() -> None:
    (item,) = json.loads(cite(RECORD, CitationFormat.CSL))
    assert (item["type"], item["version"]) == ("dataset", RECORD["version"])
    assert item["issued"] == {"date-parts": [[2026, 11, 23]]}


@pytest.mark.parametrize("form", CitationFormat)
def test_what_is_invented_is_never_cited_as_the_parliaments(form: CitationFormat) -> None:
    text = cite({**RECORD, "data_origin": "invented"}, form)
    assert "Invented test data" in text
    assert "questions in the Flemish Parliament" not in text
    assert "www.vlaamsparlement.be" not in text


@pytest.mark.thorough
def test_a_record_tells_what_changed_and_stays_when_its_version_goes(folder: DataFolder) -> None:
    first, second = recorded_versions(folder)
    assert read_record(folder, first)["changes"] is None
    changed = read_record(folder, second)["changes"]
    assert (changed["since"], changed["rows"]["core.speech_speaker"]) == (first, 1)
    assert not changed["has_same_content"]
    drop_old_versions(folder, 1)
    assert not folder.published_database(first).exists()
    assert read_record(folder, first)["row_counts"]["core.speech_speaker"] == 1


@pytest.mark.thorough
def test_the_command_cites_also_what_is_no_longer_kept(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = recorded_versions(folder)
    drop_old_versions(folder, 1)
    for arguments, version, note in (([first], first, "no longer kept"), ([], second, "spreektijd pin")):
        assert run("cite", *arguments, "--data", folder.root) == 0
        captured = capsys.readouterr()
        assert version in captured.out
        assert note in captured.err.replace("\n", " ")


def test_a_version_that_never_was_is_told(folder: DataFolder) -> None:
    with pytest.raises(WarehouseError, match="was published here"):
        read_record(folder, "20200101T000000Z-none")


def test_what_shapes_the_figures_is_told_from_and_to() -> None:
    one = {**RECORD, "parser_version": "2", "row_counts": {"core.speech": 1}}
    other = {**RECORD, "parser_version": "3", "row_counts": {"core.speech": 1}}
    assert changes(other, one)["shaped_by"] == {"parser_version": ["2", "3"]}
    assert changes(other, one)["rows"] == {}
