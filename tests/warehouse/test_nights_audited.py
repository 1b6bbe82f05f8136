"""Over several nights an audit that leaves reports out finds what a full one finds (decision 005)."""

import json
import re
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest
from misreading import make_misread

from expectations.check_files import load_check_files
from expectations.direct_checks import check_statement
from expectations.preparation import prepare_audit
from expectations.quarantine import list_quarantine, request_release
from flows import stages
from flows.failing_rows import last_audit
from flows.run import run_night
from flows.run_result import RunOutcome, RunResult
from ingest.folder import SAMPLE_FOLDER
from ingest.options import RunOptions
from parliament.parse import PARSER_VERSION
from warehouse.paths import DataFolder
from warehouse.publish import published_versions
from warehouse.read import query_published

# One process imports Great Expectations for all of these.
pytestmark = [pytest.mark.xdist_group("expectations"), pytest.mark.usefixtures("short_nights")]
REPORTS = sorted(path.name for path in SAMPLE_FOLDER.glob("*.txt"))
# A few days after the last meeting of the sample.
TODAY = date(2022, 7, 1)


@pytest.fixture(scope="module")
def first_night(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The register and the first reports of the sample in ``reports``, one with a warning; ``data`` of a night."""
    folder = tmp_path_factory.mktemp("nights")
    reports = folder / "reports"
    reports.mkdir()
    for name in ("register.json", *REPORTS[:2]):
        shutil.copy(SAMPLE_FOLDER / name, reports)
    change_report(reports / REPORTS[0], party_printed_wrongly)
    result = night(reports, folder / "data")
    assert scope_reason(folder / "data", result) == "nothing_published"
    assert found_in_the_night(folder / "data", result)["printed_party_differs"] == 1
    return folder


@pytest.fixture
def reports(first_night: Path, tmp_path: Path) -> Path:
    """The folder of reports of a copy of ``first_night``."""
    shutil.copytree(first_night, tmp_path, dirs_exist_ok=True, symlinks=True)
    return tmp_path / "reports"


def night(reports: Path, data: Path) -> RunResult:
    result = run_night(RunOptions(str(reports), data, processes=1, with_dashboard=False, today=TODAY))
    assert result.outcome is RunOutcome.PUBLISHED
    return result


def scope_reason(data: Path, result: RunResult) -> str:
    audit = last_audit(DataFolder(data), result.run_id)
    assert audit is not None
    return audit.scope.reason.value


def found_in_the_night(data: Path, result: RunResult) -> dict[str, int]:
    audit = last_audit(DataFolder(data), result.run_id)
    assert audit is not None
    assert [check.error for check in audit.results if check.error] == []
    return {check.check_name: check.failing_row_count for check in audit.results}


def found_in_full(data: Path, folder: Path) -> dict[str, int]:
    """Every check of ``sql/check`` on a copy of what was published, every report looked at."""
    published = [
        DataFolder(data).published / f"spreektijd-{one}.duckdb" for one in published_versions(DataFolder(data))
    ]
    copy = shutil.copyfile(published[-1], folder / "copy.duckdb")
    before = published[-2] if len(published) > 1 else None
    moment = datetime.combine(TODAY, datetime.min.time(), UTC)
    prepare_audit(copy, run_id="full", audited_at=moment, published=before, is_full=True)
    with duckdb.connect(copy, read_only=True) as connection:
        rows = [connection.execute(check_statement(check)).fetchone() for check in load_check_files()]
    return {str(row[0]): int(row[1]) for row in rows if row is not None}


def assert_as_in_full(data: Path, folder: Path, result: RunResult) -> None:
    in_full = found_in_full(data, folder)
    in_the_night = found_in_the_night(data, result)
    assert {name: in_the_night[name] for name in in_full} == in_full


def party_printed_wrongly(text: str) -> str:
    """Print another party after the name of one speaker, once."""
    parties = list(dict.fromkeys(re.findall(r"^[^\n:]{3,60}\(([^()]+)\):", text, re.MULTILINE)))
    return re.sub(rf"\({re.escape(parties[0])}\):", f"({parties[1]}):", text, count=1)


def number_printed_twice(text: str) -> str:
    """Give the second question the number of the first: the report goes into quarantine."""
    first, second = list(dict.fromkeys(re.findall(r"^– (\d+) \(", text, re.MULTILINE)))[:2]
    return text.replace(f"– {second} (", f"– {first} (")


def change_report(path: Path, damage: Callable[[str], str]) -> None:
    text = path.read_text(encoding="utf-8")
    assert damage(text) != text
    path.write_text(damage(text), encoding="utf-8")


def a_membership_that_ends(register: Path) -> None:
    """One member's last day comes before every meeting of the sample."""
    content = json.loads(register.read_text(encoding="utf-8"))
    columns = content["columns"]["memberships"]
    content["memberships"][0][columns.index("to_date")] = "2021-09-01"
    register.write_text(json.dumps(content), encoding="utf-8")


@pytest.mark.thorough
def test_every_night_finds_what_a_full_audit_finds(reports: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    for name in REPORTS[2:]:
        shutil.copy(SAMPLE_FOLDER / name, reports)
    change_report(reports / REPORTS[2], number_printed_twice)
    second = night(reports, data)
    assert scope_reason(data, second) == "unchanged"
    assert found_in_the_night(data, second)["printed_party_differs"] == 1, "known, and still counted"
    assert_as_in_full(data, tmp_path, second)

    a_membership_that_ends(reports / "register.json")
    shutil.copy(SAMPLE_FOLDER / REPORTS[2], reports)
    third = night(reports, data)
    assert scope_reason(data, third) == "register"
    assert_as_in_full(data, tmp_path, third)


@pytest.mark.thorough
def test_a_report_that_a_new_parser_misreads_keeps_its_published_reading(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = DataFolder(tmp_path / "data")
    with duckdb.connect(folder.current.resolve()) as connection:
        for table in ("raw.report", "core.report"):
            connection.execute(f"update {table} set parser_version = 'before'")
    words = "select meeting_id, sum(words) as words from core.speech group by all order by all"
    before = query_published(folder, words).rows()

    with monkeypatch.context() as patched:
        make_misread(patched, REPORTS[1])
        night(reports, folder.root)
    assert query_published(folder, words).rows() == before
    readings = "select file_name, parser_version <> 'before' from core.report where is_current order by all"
    assert query_published(folder, readings).rows() == [(REPORTS[0], True), (REPORTS[1], False)]
    (left_out,) = list_quarantine(folder.current)
    assert left_out.parser_version == PARSER_VERSION

    options = RunOptions(str(reports), folder.root, processes=1, with_dashboard=False, today=TODAY)
    assert run_night(options).outcome is RunOutcome.UNCHANGED, "this parser has read it, there is nothing new"

    request_release(stages.release_requests(folder), folder.current, left_out.report_id, "The parser was mended.")
    night(reports, folder.root)
    assert list_quarantine(folder.current) == ()
    assert query_published(folder, readings).rows() == [(REPORTS[0], True), (REPORTS[1], True)]
    assert query_published(folder, words).rows() == before
