"""No document ends a night; what was not its bytes' fault is tried again, and no log is needed to remember it."""

import shutil
from pathlib import Path

import duckdb
import pytest
from commands import run
from hostile_stages import HOSTILE_NAME, copy_sample, make_hostile

from flows import backfill_run
from flows.run import run_night
from flows.run_result import RunOutcome, RunResult
from ingest.batch_runners import ProcessRunner
from ingest.options import RunOptions
from warehouse.paths import DataFolder

pytestmark = [pytest.mark.xdist_group("nights that go on"), pytest.mark.usefixtures("short_nights")]
NO_REPORT = "Geachte lezer,\n\nDit is een brief over niets in het bijzonder.\n\nMet groeten\n"


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SPREEKTIJD_READING_SECONDS", "4")
    monkeypatch.setenv("SPREEKTIJD_READING_MEMORY_MB", "300")
    folder = tmp_path / "reports"
    copy_sample(folder)
    return folder


def night(reports: Path) -> RunResult:
    return run_night(RunOptions(str(reports), reports.parent / "data", processes=1, with_dashboard=False))


def published(reports: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(DataFolder(reports.parent / "data").current.resolve()), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def missing(reports: Path) -> set[str]:
    """The files of the folder that are not in the published statistics."""
    rows = published(reports, "select file_name from core.report where is_current")
    return {path.name for path in reports.glob("*.txt")} - {str(name) for (name,) in rows}


@pytest.mark.thorough
def test_readers_that_are_killed_are_told_and_the_next_night_reads_what_they_could_not(
    reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as killed:
        make_hostile(killed, "parse", "kill")
        first = night(reports)
    assert first.outcome is RunOutcome.PUBLISHED
    assert [(one.name, one.kind, one.is_tried_again) for one in first.reading_faults] == [
        (HOSTILE_NAME, "crashed_report", True)
    ]
    assert missing(reports) == {HOSTILE_NAME}
    # No log is program state.
    shutil.rmtree(reports.parent / "data" / "logs")
    second = night(reports)
    assert (second.outcome, second.unreadable, second.new_report_count) == (RunOutcome.PUBLISHED, (), 1)
    assert missing(reports) == set()
    assert published(reports, "from dq.reading_verdict") == []
    assert night(reports).outcome is RunOutcome.UNCHANGED


@pytest.mark.thorough
def test_what_hangs_every_night_is_tried_every_night_and_changes_nothing(
    reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_hostile(monkeypatch, "resolve", "hang")
    first = night(reports)
    assert [one.kind for one in first.reading_faults] == ["report_took_too_long"]
    assert f"{HOSTILE_NAME}: took too long: over 4 seconds" in first.unreadable[0].reason
    again = night(reports)
    assert (again.outcome, again.unreadable) == (RunOutcome.UNCHANGED, first.unreadable)
    assert again.published_version == first.published_version


def test_what_is_no_report_is_remembered_without_the_logs_until_somebody_asks(
    reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (reports / HOSTILE_NAME).write_text(NO_REPORT, encoding="utf-8")
    first = night(reports)
    assert [(one.name, one.kind, one.is_tried_again) for one in first.unreadable] == [
        (HOSTILE_NAME, "unreadable_report", False)
    ]
    shutil.rmtree(reports.parent / "data" / "logs")
    make_hostile(monkeypatch, "read", "exit")
    again = night(reports)
    # It is not read at all; the run says what is known of it.
    assert (again.outcome, again.unreadable) == (RunOutcome.UNCHANGED, first.unreadable)
    assert run("reread", "--data", reports.parent / "data", HOSTILE_NAME) == 0
    assert night(reports).outcome is RunOutcome.UNCHANGED
    assert run("reread", "--data", reports.parent / "data", "nothing-like-it") == 2


@pytest.mark.thorough
def test_a_backfill_goes_on_too(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_hostile(monkeypatch, "rows", "raise")
    options = RunOptions(str(reports), reports.parent / "data", with_dashboard=False, run_kind="backfill")
    result = backfill_run.run_backfill(options, ProcessRunner(1))
    assert [(one.name, one.kind) for one in result.reading_faults] == [(HOSTILE_NAME, "failed_report")]
    assert missing(reports) == {HOSTILE_NAME}
    assert published(reports, "select document_name, attempt_count from dq.reading_verdict") == [(HOSTILE_NAME, 1)]


@pytest.mark.thorough
def test_a_night_with_nothing_new_counts_the_checks_of_what_is_published_without_the_logs(reports: Path) -> None:
    first = night(reports)
    shutil.rmtree(reports.parent / "data" / "logs")
    again = night(reports)
    assert again.outcome is RunOutcome.UNCHANGED
    assert (again.checks_passed, again.failed_checks) == (first.checks_passed, first.failed_checks)
    assert again.checks_passed > 0
