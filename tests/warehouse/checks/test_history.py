"""Results stay: as rows across versions, and as files of every run."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from expectations.history import (
    check_history,
    check_result_frame,
    known_failures,
    read_audit_logs,
    record_audit,
    record_missing_audits,
    write_audit_log,
)
from expectations.results import AuditResult, CheckFamily, CheckResult, CheckSeverity, CheckStatus, Sentence
from warehouse.candidate import create_tables
from warehouse.schema import quality_schemas

FIRST = datetime(2026, 11, 21, 3, 30, tzinfo=UTC)


def found(name: str, *, success: bool) -> CheckResult:
    return CheckResult(
        name, CheckFamily.SPEAKERS, CheckSeverity.WARNING, "core.speech", Sentence("Goed.", "Well."), success,
        0 if success else 4, () if success else ({"words": 3},), 0.1,
        status=CheckStatus.PASSED if success else CheckStatus.NEW,
    )  # fmt: skip


def night(number: int, *failing: str) -> AuditResult:
    results = tuple(found(name, success=name not in failing) for name in ("a", "b"))
    return AuditResult(f"run-{number}", FIRST + timedelta(days=number), results)


@pytest.fixture(scope="module")
def empty_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "candidate.duckdb"
    create_tables(path)
    return path


@pytest.fixture
def database(empty_tables: Path, tmp_path: Path) -> Path:
    return shutil.copyfile(empty_tables, tmp_path / "candidate.duckdb")


def test_the_frame_is_that_of_the_table() -> None:
    assert dict(check_result_frame(night(1)).schema) == dict(quality_schemas()["check_result"])


def test_history_is_told_newest_first(database: Path) -> None:
    for result in (night(1, "a"), night(2), night(3, "a", "b")):
        record_audit(database, result)
    history = check_history(database, "a")
    assert [(row.run_id, row.success, row.failing_row_count) for row in history] == [
        ("run-3", False, 4),
        ("run-2", True, 0),
        ("run-1", False, 4),
    ]
    assert check_history(database, "unheard_of") == ()


def test_recording_a_run_again_replaces_it(database: Path) -> None:
    record_audit(database, night(1, "a"))
    record_audit(database, night(1))
    assert [row.success for row in check_history(database, "a")] == [True]


def test_known_failures_are_those_of_the_last_other_run(database: Path) -> None:
    assert known_failures(database) == frozenset()
    for result in (night(1, "a"), night(2, "b"), night(3, "a", "b")):
        record_audit(database, result)
    assert known_failures(database) == {"a", "b"}
    assert known_failures(database, before_run_id="run-3") == {"b"}


def test_a_sample_is_stored_as_json(database: Path) -> None:
    record_audit(database, night(1, "a"))
    with duckdb.connect(database, read_only=True) as connection:
        rows = connection.execute(
            "select json_extract(sample_rows, '$[0].words')::int, status from dq.check_result where check_name = 'a'"
        ).fetchall()
    assert rows == [(3, "new")]


def test_files_of_runs_are_read_back_oldest_first(tmp_path: Path) -> None:
    for result in (night(2), night(1, "a")):
        write_audit_log(tmp_path, result)
    assert [result.run_id for result in read_audit_logs(tmp_path)] == ["run-1", "run-2"]
    assert read_audit_logs(tmp_path / "none") == ()


def test_a_run_id_cannot_leave_the_folder(tmp_path: Path) -> None:
    result = AuditResult("../../run 1/2", FIRST, ())
    assert write_audit_log(tmp_path, result).parent == tmp_path / "audits"
    assert read_audit_logs(tmp_path) == (result,)


def test_a_file_that_was_cut_is_left_out(tmp_path: Path) -> None:
    path = write_audit_log(tmp_path, night(1))
    write_audit_log(tmp_path, night(2))
    path.write_text(path.read_text(encoding="utf-8")[:200], encoding="utf-8")
    assert [result.run_id for result in read_audit_logs(tmp_path)] == ["run-2"]


def test_runs_whose_database_was_lost_come_back_from_their_files(database: Path, tmp_path: Path) -> None:
    record_audit(database, night(1, "a"))
    for result in (night(1), night(2, "b")):
        write_audit_log(tmp_path, result)
    assert record_missing_audits(database, tmp_path) == 1
    assert [row.run_id for row in check_history(database, "b")] == ["run-2", "run-1"]
    assert check_history(database, "a")[-1].success is False
    assert record_missing_audits(database, tmp_path) == 0
