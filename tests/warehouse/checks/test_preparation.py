"""What the checks compare with: the published version, the expected counts, the clock."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from expectations.expected_counts import EXPECTED_COUNTS_FILE, ExpectedCount, accept_counts, read_expected_counts
from expectations.preparation import prepare_audit
from parliament.errors import UsageError

pytestmark = pytest.mark.xdist_group("expectations")
NOW = datetime(2026, 6, 2, 3, 30, tzinfo=UTC)
HEADER = "session_year,meeting_kind,meeting_count,question_count\n"


@pytest.fixture
def candidate(clean_candidate: Path, tmp_path: Path) -> Path:
    return shutil.copyfile(clean_candidate, tmp_path / "candidate.duckdb")


def rows(database: Path, query: str) -> list[tuple[object, ...]]:
    with duckdb.connect(database, read_only=True) as connection:
        return connection.execute(query).fetchall()


def test_a_first_run_has_nothing_to_compare_with(candidate: Path) -> None:
    prepare_audit(candidate, run_id="run-9", audited_at=NOW)
    assert rows(candidate, "select count(*) from dq.published_meeting") == [(0,)]
    assert rows(candidate, "select count(*) from dq.expected_count") == [(0,)]
    assert rows(candidate, "select run_id, audited_at = '2026-06-02 03:30:00+00', published_version from dq.audit") == [
        ("run-9", True, None)
    ]


def test_the_published_version_is_counted_by_meeting(candidate: Path, clean_candidate: Path, tmp_path: Path) -> None:
    published = shutil.copyfile(clean_candidate, tmp_path / "spreektijd-7.duckdb")
    prepare_audit(candidate, run_id="run-9", audited_at=NOW, published=published)
    prepare_audit(candidate, run_id="run-9", audited_at=NOW, published=published)
    assert rows(candidate, "select published_version from dq.audit") == [("spreektijd-7",)]
    differing = rows(
        candidate,
        """
        from dq.published_meeting as published full join mart.meeting_summary as summary using (meeting_id)
        where published.words is distinct from summary.words or published.report_id is distinct from summary.report_id
            or published.speech_count <> summary.speech_count or published.question_count <> summary.question_count
        """,
    )
    assert differing == []


def test_expected_counts_become_rows(candidate: Path) -> None:
    prepare_audit(
        candidate, run_id="r", audited_at=NOW, expected_counts=[ExpectedCount("2019-2020", "plenary", 40, 300)]
    )
    assert rows(candidate, "from dq.expected_count") == [("2019-2020", "plenary", 40, 300)]


def test_accepted_counts_replace_those_of_their_year_only(candidate: Path, tmp_path: Path) -> None:
    path = tmp_path / "expected_counts.csv"
    path.write_text(HEADER + "2024-2025,plenary,40,300\n2025-2026,plenary,1,1\n", encoding="utf-8")
    accepted = accept_counts(candidate, ["2025-2026"], path)
    assert accepted == (ExpectedCount("2025-2026", "committee", 32, 96), ExpectedCount("2025-2026", "plenary", 4, 12))
    assert read_expected_counts(path) == (ExpectedCount("2024-2025", "plenary", 40, 300), *accepted)


def test_a_year_without_meetings_cannot_be_accepted(candidate: Path, tmp_path: Path) -> None:
    path = tmp_path / "expected_counts.csv"
    path.write_text(HEADER, encoding="utf-8")
    with pytest.raises(UsageError, match="no meeting of session year 1999-2000"):
        accept_counts(candidate, ["1999-2000"], path)
    assert path.read_text(encoding="utf-8") == HEADER


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("year,count\n", "must have the columns"),
        (HEADER + "2024-2025,plenary,many,3\n", "line 2"),
        (HEADER + "2024-2025,hearing,3,3\n", "hearing"),
        (HEADER + "2024-2025,plenary,3,3\n2024-2025,plenary,4,3\n", "two rows"),
    ],
)
def test_a_faulty_file_is_refused_with_its_fault(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "expected_counts.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"expected_counts\.csv") as raised:
        read_expected_counts(path)
    assert fault in str(raised.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no"):
        read_expected_counts(tmp_path / "expected_counts.csv")


def test_the_committed_file_can_be_read() -> None:
    read_expected_counts(EXPECTED_COUNTS_FILE)
