"""One bad report is left out and the rest stays; many bad reports, or a general fault, stop everything."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from expectations.audit import audit
from expectations.check_files import load_check_files
from expectations.quarantine import (
    apply_releases,
    decide_quarantine,
    list_quarantine,
    record_quarantine,
    release_reread_reports,
    request_release,
)
from expectations.results import AuditResult
from parliament.errors import UsageError
from warehouse.build import build
from warehouse.restore import restore_published_readings

pytestmark = pytest.mark.xdist_group("expectations")
NOW = datetime(2026, 6, 2, 3, 30, tzinfo=UTC)
CHECKS = [
    check
    for check in load_check_files()
    if check.check_name in {"empty_speech", "report_without_speech", "meeting_number_twice", "published_meeting_lost"}
]


@pytest.fixture
def candidate(clean_candidate: Path, tmp_path: Path) -> Path:
    return shutil.copyfile(clean_candidate, tmp_path / "candidate.duckdb")


def run(candidate: Path) -> AuditResult:
    return audit(candidate, run_id="run-2", checks=CHECKS, now=NOW)


def change(candidate: Path, statement: str) -> None:
    with duckdb.connect(candidate) as connection:
        connection.execute(statement)


def rows(candidate: Path, query: str) -> list[tuple[object, ...]]:
    with duckdb.connect(candidate, read_only=True) as connection:
        return connection.execute(query).fetchall()


def empty_speeches_of(candidate: Path, meetings: int) -> None:
    """Empty a speech of the first meetings, as it was read and as it was built."""
    reports = f"(select report_id from core.report where is_current order by meeting_id limit {meetings})"
    change(
        candidate, f"update raw.speech set words = 0, text = ' ' where speech_ordinal = 2 and report_id in {reports}"
    )
    change(candidate, f"update core.speech_speaker set words = 0 where speech_ordinal = 2 and report_id in {reports}")


def current_meetings(candidate: Path) -> int:
    return int(str(rows(candidate, "select count(*) from core.report where is_current")[0][0]))


def test_a_clean_candidate_leaves_nothing_out(candidate: Path) -> None:
    decision = decide_quarantine(candidate, run(candidate))
    assert decision.is_possible
    assert decision.reports == ()


def test_one_bad_report_is_left_out_and_the_rest_passes(candidate: Path) -> None:
    before = current_meetings(candidate)
    # A new meeting: one that is published already may not be lost, quarantine or not.
    change(candidate, "delete from dq.published_meeting where meeting_id = '1700001'")
    empty_speeches_of(candidate, 1)
    decision = decide_quarantine(candidate, run(candidate))
    assert decision.is_possible
    (left_out,) = decision.reports
    assert left_out.meeting_id == "1700001"
    assert left_out.check_name == "empty_speech"
    assert left_out.parser_version == "1"
    assert "No speech is empty" in left_out.reason
    record_quarantine(candidate, decision.reports)
    build(candidate)
    assert current_meetings(candidate) == before - 1
    assert run(candidate).is_publishable
    assert list_quarantine(candidate) == (left_out,)


def test_a_meeting_that_is_published_may_not_be_lost_to_quarantine(candidate: Path) -> None:
    empty_speeches_of(candidate, 1)
    record_quarantine(candidate, decide_quarantine(candidate, run(candidate)).reports)
    build(candidate)
    second = run(candidate)
    assert [failure.check_name for failure in second.blocking] == ["published_meeting_lost"]
    assert not decide_quarantine(candidate, second).is_possible


@pytest.mark.thorough
def test_a_report_that_a_new_parser_misreads_keeps_its_published_reading(
    candidate: Path, clean_candidate: Path
) -> None:
    (before,) = rows(clean_candidate, "select sum(words) from core.speech_speaker")
    change(
        candidate,
        f"update raw.report set parser_version = '2', parsed_at = timestamptz '{NOW}' - interval 1 minute "
        "where meeting_id in ('1700001', '1700002')",
    )
    empty_speeches_of(candidate, 1)
    build(candidate)
    decision = decide_quarantine(candidate, run(candidate))
    record_quarantine(candidate, decision.reports)
    assert restore_published_readings(candidate, clean_candidate, decision.report_ids) == decision.report_ids
    assert release_reread_reports(candidate, NOW) == 0
    build(candidate)
    assert run(candidate).is_publishable
    assert current_meetings(candidate) == 36
    assert rows(candidate, "select sum(words) from core.speech_speaker") == [before]
    assert rows(candidate, "select parser_version, is_quarantined from core.report where meeting_id = '1700001'") == [
        ("1", False)
    ]
    assert rows(candidate, "select meeting_id from core.report where parser_version = '2'") == [("1700002",)]
    (issue,) = rows(candidate, "select meeting_id, severity from core.issue where issue_kind = 'report_in_quarantine'")
    assert issue == ("1700001", "error")


def test_a_reading_by_the_same_parser_is_not_put_back(candidate: Path, clean_candidate: Path) -> None:
    empty_speeches_of(candidate, 1)
    decision = decide_quarantine(candidate, run(candidate))
    assert restore_published_readings(candidate, clean_candidate, decision.report_ids) == ()
    assert rows(candidate, "select count(*) from raw.speech where words = 0") == [(1,)]


def test_a_meeting_falls_back_on_its_last_good_report(candidate: Path) -> None:
    report = "(select report_id from core.report where meeting_id = '1700005' and is_current)"
    change(candidate, f"update raw.speech set words = 0, text = ' ' where speech_ordinal = 2 and report_id = {report}")
    record_quarantine(candidate, decide_quarantine(candidate, run(candidate)).reports)
    build(candidate)
    assert rows(candidate, "select source from core.report where meeting_id = '1700005' and is_current") == [
        ("journal",)
    ]


def test_too_many_bad_reports_stop_everything(candidate: Path) -> None:
    empty_speeches_of(candidate, 6)
    decision = decide_quarantine(candidate, run(candidate))
    assert not decision.is_possible
    assert decision.reports == ()
    assert "6 of 36" in decision.reason


def test_every_report_bad_stops_everything(candidate: Path) -> None:
    change(candidate, "update core.report set is_current = meeting_id = '1700001'")
    empty_speeches_of(candidate, 1)
    decision = decide_quarantine(candidate, run(candidate))
    assert not decision.is_possible
    assert "nothing left to publish" in decision.reason or "not a matter" in decision.reason


def test_a_fault_that_is_of_no_single_report_stops_everything(candidate: Path) -> None:
    change(candidate, "delete from core.report where meeting_id = '1700002'")
    empty_speeches_of(candidate, 1)
    decision = decide_quarantine(candidate, run(candidate))
    assert not decision.is_possible
    assert "published_meeting_lost" in decision.reason


def test_two_meetings_with_one_number_cost_the_later_one_alone(candidate: Path) -> None:
    """It stopped the whole publication."""
    change(candidate, "update core.meeting set meeting_number = 'C1' where meeting_id = '1700002'")
    decision = decide_quarantine(candidate, run(candidate))
    assert [(one.meeting_id, one.check_name) for one in decision.reports] == [("1700002", "meeting_number_twice")]
    change(candidate, "delete from dq.published_meeting where meeting_id = '1700001'")
    decision = decide_quarantine(candidate, run(candidate))
    assert [one.meeting_id for one in decision.reports] == ["1700001"]


@pytest.fixture(scope="module")
def one_left_out(clean_candidate: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    candidate = shutil.copyfile(clean_candidate, tmp_path_factory.mktemp("quarantined") / "candidate.duckdb")
    empty_speeches_of(candidate, 1)
    record_quarantine(candidate, decide_quarantine(candidate, run(candidate)).reports)
    build(candidate)
    return candidate


@pytest.fixture
def quarantined(one_left_out: Path, tmp_path: Path) -> Path:
    return shutil.copyfile(one_left_out, tmp_path / "candidate.duckdb")


def test_a_report_read_by_a_newer_parser_is_tried_again(quarantined: Path) -> None:
    assert release_reread_reports(quarantined, NOW) == 0
    change(
        quarantined,
        "update raw.report set parser_version = '2', parsed_at = timestamptz '2026-06-03 00:00:00+00' "
        "where meeting_id = '1700001'",
    )
    assert release_reread_reports(quarantined, NOW) == 1
    build(quarantined)
    assert list_quarantine(quarantined) == ()
    (released,) = list_quarantine(quarantined, with_released=True)
    assert released.release_reason == "read again by parser 2"
    assert current_meetings(quarantined) == 36


def test_a_released_report_is_let_in_at_the_next_run(quarantined: Path, tmp_path: Path) -> None:
    requests = tmp_path / "data" / "releases.jsonl"
    (left_out,) = list_quarantine(quarantined)
    assert apply_releases(quarantined, requests) == ()
    request_release(requests, quarantined, left_out.report_id, "The printed page is really empty.")
    (done,) = apply_releases(quarantined, requests)
    assert done.reason == "The printed page is really empty."
    assert list_quarantine(quarantined) == ()
    assert apply_releases(quarantined, requests) == ()


def test_a_release_does_not_reach_a_later_quarantine(quarantined: Path, tmp_path: Path) -> None:
    requests = tmp_path / "releases.jsonl"
    (left_out,) = list_quarantine(quarantined)
    request_release(requests, quarantined, left_out.report_id, "Once.")
    change(quarantined, f"update dq.quarantine set quarantined_at = '{datetime.now(UTC) + timedelta(days=1)}'")
    assert apply_releases(quarantined, requests) == ()
    assert len(list_quarantine(quarantined)) == 1


def test_only_what_is_in_quarantine_can_be_released(quarantined: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not in quarantine"):
        request_release(tmp_path / "releases.jsonl", quarantined, "1700002-abc", "why")
