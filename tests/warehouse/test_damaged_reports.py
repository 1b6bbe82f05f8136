"""A report damaged by hand makes the right check fail, ends with exit code 3, and leaves what is published alone."""

import re
import shutil
from pathlib import Path

import pytest
from commands import run

from flows.failing_rows import last_audit
from ingest.folder import SAMPLE_FOLDER
from warehouse.paths import DataFolder
from warehouse.publish import current_version
from warehouse.read import query_published

# In one process: its first nights are run once.
pytestmark = [pytest.mark.xdist_group("damaged reports"), pytest.mark.usefixtures("short_nights")]

REPORT = SAMPLE_FOLDER / "commissievergadering-C11-2021-2022.txt"


@pytest.fixture(scope="module")
def published_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one undamaged report in ``reports``, published in ``data``."""
    folder = tmp_path_factory.mktemp("undamaged")
    reports = folder / "reports"
    reports.mkdir()
    for name in (REPORT.name, "register.json"):
        (reports / name).write_bytes((SAMPLE_FOLDER / name).read_bytes())
    assert run("nightly", "--plain", "--no-dashboard", "--source", reports, "--data", folder / "data") == 0
    return folder


@pytest.fixture
def reports(published_once: Path, tmp_path: Path) -> Path:
    """The folder of reports of a copy of ``published_once``, for a test to damage."""
    shutil.copytree(published_once, tmp_path, dirs_exist_ok=True, symlinks=True)
    return tmp_path / "reports"


def remove_a_heading(text: str) -> str:
    """Take the second heading out of the body; it stays in the contents pages."""
    start = [found.start() for found in re.finditer("^VRAAG OM UITLEG", text, re.MULTILINE)]
    in_body = start[len(start) // 2 :]
    end = text.index("\n– ", in_body[1])
    return text[: in_body[1]] + text[text.index("\n", end + 1) + 1 :]


def empty_a_speech(text: str) -> str:
    """Keep the speaker line of a minister, and nothing of what was said."""
    start = text.index("\nMinister ")
    colon = text.index(":", start)
    return text[: colon + 1] + "\n\n" + text[text.index("\nDe voorzitter:", colon) :]


def double_a_number(text: str) -> str:
    """Give the last question the number of the one before, in the contents pages and in the body."""
    one, last = list(dict.fromkeys(re.findall(r"^– (\d+) \(", text, re.MULTILINE)))[-2:]
    return text.replace(f"– {last} (", f"– {one} (")


DAMAGES = {
    "contents_heading_without_body": remove_a_heading,
    "empty_speech": empty_a_speech,
    "question_number_twice_in_report": double_a_number,
}


def test_a_damaged_report_is_not_published_and_the_right_checks_say_why(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Three damages in one night, none near another; that a check notices its own alone is tested in checks/."""
    data = tmp_path / "data"
    before = current_version(DataFolder(data))

    report = reports / REPORT.name
    text = report.read_text(encoding="utf-8")
    for damage in DAMAGES.values():
        damaged = damage(text)
        assert damaged != text
        text = damaged
    report.write_text(text, encoding="utf-8")

    assert run("nightly", "--plain", "--no-dashboard", "--source", reports, "--data", data) == 3
    assert current_version(DataFolder(data)) == before
    audit = last_audit(DataFolder(data))
    assert audit is not None
    failed = {result.check_name: result for result in audit.blocking}
    assert DAMAGES.keys() <= failed.keys()
    assert all(failed[name].sample_rows for name in DAMAGES)
    capsys.readouterr()
    assert run("checks", "--data", data) == 0
    shown = capsys.readouterr().out
    assert all(name in shown for name in DAMAGES)
    assert "new failure" in shown
    assert audit.scope.reason.sentence.english in shown


@pytest.mark.thorough
def test_one_bad_report_is_left_out_and_the_others_are_published(reports: Path, tmp_path: Path) -> None:
    """The quarantine: a bad report does not stop the others."""
    for path in SAMPLE_FOLDER.glob("commissie*.txt"):
        (reports / path.name).write_bytes(path.read_bytes())
    report = reports / REPORT.name
    report.write_text(double_a_number(report.read_text(encoding="utf-8")), encoding="utf-8")
    data = tmp_path / "other-data"
    assert run("nightly", "--plain", "--no-dashboard", "--source", reports, "--data", data) == 0
    left_out = query_published(DataFolder(data), "select meeting_id from core.report where is_quarantined")
    assert left_out["meeting_id"].to_list() == ["C11-2021-2022"]
