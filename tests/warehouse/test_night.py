"""The whole night without Prefect, on the shipped sample and on damaged copies of it."""

import shutil
from pathlib import Path

import pytest

from flows.run import run_night
from flows.run_result import RunOutcome, RunResult
from ingest.folder import SAMPLE_FOLDER
from ingest.options import RunOptions
from warehouse.paths import DataFolder
from warehouse.publish import current_version, published_versions
from warehouse.read import query_published


@pytest.fixture(scope="module")
def sample_night(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, RunResult]:
    data = tmp_path_factory.mktemp("night")
    return data, run_night(RunOptions("sample", data, processes=1, with_dashboard=False))


@pytest.fixture
def published(sample_night: tuple[Path, RunResult], tmp_path: Path) -> Path:
    """A data folder of its own in which the sample is published."""
    data = tmp_path / "data"
    shutil.copytree(sample_night[0], data, symlinks=True)
    return data


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with the sample's reports, for a test to damage."""
    folder = tmp_path / "reports"
    shutil.copytree(SAMPLE_FOLDER, folder)
    return folder


def test_the_sample_is_published_with_every_check_passed(sample_night: tuple[Path, RunResult]) -> None:
    data, result = sample_night
    assert result.outcome is RunOutcome.PUBLISHED
    assert result.checks_failed_critical == 0
    assert result.report_count == 4
    assert result.resolved_share == 1.0
    assert len(result.figures) == 3
    assert current_version(DataFolder(data)) == result.published_version


def test_a_second_run_changes_nothing_and_says_so(published: Path) -> None:
    before = published_versions(DataFolder(published))
    result = run_night(RunOptions("sample", published, processes=1, with_dashboard=False))
    assert result.outcome is RunOutcome.UNCHANGED
    assert result.new_report_count == 0
    assert published_versions(DataFolder(published)) == before


def test_an_unreadable_file_is_reported_and_the_others_are_published(reports: Path, tmp_path: Path) -> None:
    (reports / "broken.pdf").write_bytes(b"<html>geen verslag</html>")
    (reports / "empty.txt").write_bytes(b"")
    result = run_night(RunOptions(str(reports), tmp_path / "data", processes=1, with_dashboard=False))
    assert result.outcome is RunOutcome.PUBLISHED
    assert result.report_count == 4
    assert {document.name for document in result.unreadable} == {"broken.pdf", "empty.txt"}
    issues = query_published(
        DataFolder(tmp_path / "data"), "select detail from core.issue where issue_kind = 'unreadable_report'"
    )
    assert issues.height == 2


def test_an_unreadable_file_is_still_reported_when_nothing_is_new(reports: Path, tmp_path: Path) -> None:
    (reports / "empty.txt").write_bytes(b" ")
    options = RunOptions(str(reports), tmp_path / "data", processes=1, with_dashboard=False)
    run_night(options)
    again = run_night(options)
    assert again.outcome is RunOutcome.UNCHANGED
    assert [document.name for document in again.unreadable] == ["empty.txt"]


def test_two_runs_at_once_are_refused(published: Path) -> None:
    from parliament.errors import WarehouseError
    from warehouse.locks import hold_build_lock

    with hold_build_lock(DataFolder(published)), pytest.raises(WarehouseError, match="another run is writing"):
        run_night(RunOptions("sample", published, processes=1, with_dashboard=False))
