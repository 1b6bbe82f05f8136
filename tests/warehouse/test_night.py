"""The whole night without Prefect, on the shipped sample and on damaged copies of it."""

import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from flows.run import has_something_to_do, run_night
from flows.run_log import read_last_results
from flows.run_result import RunOutcome
from ingest.folder import SAMPLE_FOLDER
from ingest.options import RunOptions
from warehouse.paths import DataFolder
from warehouse.publish import current_version, published_versions
from warehouse.read import query_published

pytestmark = pytest.mark.usefixtures("short_nights")


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with the sample's reports, for a test to damage."""
    folder = tmp_path / "reports"
    shutil.copytree(SAMPLE_FOLDER, folder)
    return folder


def test_the_sample_is_published_with_every_check_passed(sample_night: Path) -> None:
    (result,) = read_last_results(DataFolder(sample_night), 2)
    assert result.outcome is RunOutcome.PUBLISHED
    assert result.checks_failed_critical == 0
    assert result.report_count == 4
    assert result.resolved_share == 1.0
    assert len(result.figures) == 3
    assert current_version(DataFolder(sample_night)) == result.published_version


def test_a_second_run_changes_nothing_and_says_so(sample_data: Path) -> None:
    before = published_versions(DataFolder(sample_data))
    result = run_night(RunOptions("sample", sample_data, processes=1, with_dashboard=False))
    assert result.outcome is RunOutcome.UNCHANGED
    assert result.new_report_count == 0
    assert published_versions(DataFolder(sample_data)) == before


def test_an_unreadable_file_is_reported_every_night_and_the_others_are_published(reports: Path, tmp_path: Path) -> None:
    (reports / "broken.pdf").write_bytes(b"<html>geen verslag</html>")
    (reports / "empty.txt").write_bytes(b"")
    options = RunOptions(str(reports), tmp_path / "data", processes=1, with_dashboard=False)
    result = run_night(options)
    assert result.outcome is RunOutcome.PUBLISHED
    assert result.report_count == 4
    assert {document.name for document in result.unreadable} == {"broken.pdf", "empty.txt"}
    issues = query_published(
        DataFolder(tmp_path / "data"), "select detail from core.issue where issue_kind = 'unreadable_report'"
    )
    assert issues.height == 2
    again = run_night(options)
    assert again.outcome is RunOutcome.UNCHANGED
    assert again.unreadable == result.unreadable


def test_two_runs_at_once_are_refused(sample_data: Path) -> None:
    from parliament.errors import WarehouseError
    from warehouse.locks import hold_build_lock

    with hold_build_lock(DataFolder(sample_data)), pytest.raises(WarehouseError, match="another run is writing"):
        run_night(RunOptions("sample", sample_data, processes=1, with_dashboard=False))


def test_a_look_finds_what_a_night_would_do_and_leaves_nothing(sample_data: Path, reports: Path) -> None:
    # The lock holds the number of the process that held it last; bytes that were gathered are in the archive.
    def left() -> dict[str, str]:
        files = {str(path.relative_to(sample_data)): path for path in sample_data.rglob("*") if path.is_file()}
        kept = {name: path for name, path in files.items() if name != "build/lock" and not name.startswith("archive/")}
        return {name: sha256(path.read_bytes()).hexdigest() for name, path in kept.items()}

    before = left()
    assert not has_something_to_do(RunOptions(str(reports), sample_data))
    assert has_something_to_do(RunOptions(str(reports), sample_data, is_full_audit=True))
    (reports / "empty.txt").write_bytes(b"")
    assert has_something_to_do(RunOptions(str(reports), sample_data)), "a file that nobody has tried to read"
    assert left() == before


def test_a_folder_in_which_nothing_is_published_has_something_to_do(tmp_path: Path) -> None:
    assert has_something_to_do(RunOptions("sample", tmp_path / "data"))
    assert not (tmp_path / "data").exists()
