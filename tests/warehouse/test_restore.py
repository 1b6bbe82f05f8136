"""``spreektijd restore``: readers see an older version again, whole, and the next run builds on it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from commands import run

from warehouse.build import build
from warehouse.candidate import prepare_candidate
from warehouse.load import load_frames
from warehouse.locks import hold_build_lock
from warehouse.paths import DataFolder
from warehouse.publish import PublishingRun, current_version, publish, published_versions, read_manifest
from warehouse.read import query_published


@pytest.fixture
def folder(tmp_path: Path, world: Any) -> DataFolder:
    """Two published versions, of one meeting and of two."""
    folder = DataFolder(tmp_path / "data")
    for number in (1, 2):
        candidate = prepare_candidate(folder)
        world.meeting(f"M{number}", date(2020, 5, number))
        load_frames(candidate, world.frames())
        build(candidate)
        publish(folder, PublishingRun(run_id=f"run{number}", parser_version="1", check_summary={}))
    return folder


def meetings(folder: DataFolder) -> int:
    return int(query_published(folder, "select count(*) from core.meeting").item())


@pytest.mark.thorough
def test_readers_see_the_older_version_again_and_nothing_is_lost(
    folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    older, newer = published_versions(folder)
    assert run("restore", "--data", folder.root) == 0
    listed = capsys.readouterr().out
    assert listed.index(newer) < listed.index(older)
    assert meetings(folder) == 2
    assert run("restore", older, "--no-dashboard", "--data", folder.root) == 0
    assert current_version(folder) == older == read_manifest(folder)["version"]
    assert meetings(folder) == 1
    assert published_versions(folder) == (older, newer)
    with hold_build_lock(folder):
        candidate = prepare_candidate(folder)
        build(candidate)
        publish(folder, PublishingRun(run_id="run3", parser_version="1", check_summary={}))
    assert meetings(folder) == 1
    assert run("restore", newer, "--no-dashboard", "--data", folder.root) == 0
    assert meetings(folder) == 2


def test_a_version_that_is_not_there_or_not_what_was_published_is_refused(
    folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    older, newer = published_versions(folder)
    assert run("restore", "20200101T000000Z-none", "--data", folder.root) == 1
    assert f"there are: {older}, {newer}" in " ".join(capsys.readouterr().err.split())
    database = folder.published_database(older)
    database.chmod(0o644)
    with database.open("ab") as handle:
        handle.write(b"!")
    assert run("restore", older, "--data", folder.root) == 1
    assert "not the file that was published" in " ".join(capsys.readouterr().err.split())
    assert current_version(folder) == newer


def test_nothing_is_restored_while_a_run_is_writing(folder: DataFolder) -> None:
    older, newer = published_versions(folder)
    with hold_build_lock(folder):
        assert run("restore", older, "--data", folder.root) == 1
    assert current_version(folder) == newer
