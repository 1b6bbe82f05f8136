"""Every run leaves a record and word to people, however it ends: ``--plain`` told nobody."""

import errno
import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from flows.alarms import host_name
from flows.notify import Delivery, Notification, NotificationSettings, Occasion
from flows.run_log import last_judged_result, read_last_results
from flows.run_marker import RunMark, hold_mark, is_run_under_way
from flows.run_recorder import close_cut_off_runs, recorded
from flows.run_result import FailedCheck, RunOutcome, RunResult
from flows.stage_clock import StageClock
from flows.status import STATUS_FORM, all_facts, as_prometheus, in_lines, read_status
from flows.troubles import read_troubles
from flows.watch import look
from ingest.unreadable import UnreadableDocument
from parliament.errors import AnotherRunError, SourceContractError, SourceUnreachableError, UsageError, WarehouseError
from warehouse.paths import DataFolder

AT = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)


class Night:
    """Runs that end as they are told to, one after the other, and what people were told of them."""

    def __init__(self, folder: DataFolder) -> None:
        self.folder = folder
        self.told: list[Notification] = []
        self.notices: list[str] = []
        self.count = 0

    def mark(self, kind: str = "nightly") -> RunMark:
        self.count += 1
        started_at = AT + timedelta(days=self.count)
        return RunMark(f"{started_at:%Y%m%dT%H%M%SZ}-0001", kind, "live", started_at)

    def ends_well(self, kind: str = "nightly", **values: Any) -> RunResult:
        mark = self.mark(kind)
        result = RunResult(
            mark.run_id, kind, "live", RunOutcome.UNCHANGED, mark.started_at, mark.started_at + timedelta(minutes=5),
            "1", 1, published_version="V1",
        )  # fmt: skip
        return recorded(self.folder, mark, lambda: replace(result, **values), self.notices.append, StageClock())

    def ends_with(self, error: BaseException, kind: str = "nightly") -> None:
        def run() -> RunResult:
            raise error

        with pytest.raises(type(error)):
            recorded(self.folder, self.mark(kind), run, self.notices.append, StageClock())

    @property
    def last(self) -> RunResult:
        return read_last_results(self.folder, 1)[0]


@pytest.fixture
def night(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Night:
    one = Night(DataFolder(tmp_path))

    def send(message: Notification, settings: NotificationSettings) -> tuple[Delivery, ...]:
        assert settings.mail is None
        one.told.append(message)
        return (Delivery("webhook"),)

    monkeypatch.setattr("flows.alarms.send", send)
    return one


@pytest.mark.parametrize(
    ("error", "outcome", "exit_code", "sentence"),
    [
        (SourceUnreachableError("nobody answers"), RunOutcome.SOURCE_UNREACHABLE, 4, "nobody answers"),
        (SourceContractError("https://a", "items", "<html>"), RunOutcome.FAILED, 1, "field 'items'"),
        (UsageError("--since is later"), RunOutcome.FAILED, 2, "--since is later"),
        (OSError(errno.ENOSPC, "No space left", "x"), RunOutcome.FAILED, 1, "Free some space"),
        (ZeroDivisionError("by nought"), RunOutcome.FAILED, 1, "ZeroDivisionError: by nought"),
        (SystemExit(143), RunOutcome.INTERRUPTED, 143, "stopped by a signal"),
    ],
)
def test_a_run_that_fails_is_recorded_and_told(
    night: Night, error: BaseException, outcome: RunOutcome, exit_code: int, sentence: str
) -> None:
    night.ends_with(error)
    assert (night.last.outcome, night.last.exit_code) == (outcome, exit_code)
    assert sentence in str(night.last.detail)
    (message,) = night.told
    assert message.occasion is Occasion.FAILURE
    for part in (sentence, host_name(), night.last.run_id, "Look at: ", "Next: "):
        assert part in message.text
    assert message.data["exit_code"] == exit_code
    assert not is_run_under_way(night.folder)


def test_its_end_is_told_once_whatever_the_failure_was(night: Night) -> None:
    night.ends_with(SourceUnreachableError("nobody answers"))
    night.ends_with(SourceUnreachableError("nobody answers"))
    night.ends_well()
    night.ends_well()
    assert [one.occasion for one in night.told] == [Occasion.FAILURE, Occasion.FAILURE, Occasion.RECOVERY]
    assert "nobody answers" in night.told[-1].text
    assert read_troubles(night.folder) == ()


def test_a_backfill_is_over_when_a_backfill_ends_well_and_a_recheck_when_a_night_does(night: Night) -> None:
    night.ends_with(SourceUnreachableError("away"), "backfill")
    night.ends_with(SourceUnreachableError("away"), "recheck")
    night.ends_well()
    assert [one.kind for one in read_troubles(night.folder)] == ["run:backfill"]
    night.ends_well("backfill")
    assert read_troubles(night.folder) == ()


def test_a_person_who_stops_a_run_is_not_told_and_a_second_start_leaves_nothing(night: Night) -> None:
    night.ends_with(KeyboardInterrupt())
    assert (night.last.outcome, night.last.exit_code) == (RunOutcome.INTERRUPTED, 130)
    night.ends_with(AnotherRunError("another run is writing"))
    assert len(read_last_results(night.folder, 9)) == 1
    assert night.told == []


def test_a_run_whose_process_is_gone_is_recorded_as_killed_and_told_once(night: Night) -> None:
    runs = night.folder.logs / "runs"
    runs.mkdir(parents=True)
    mark = night.mark()
    (runs / f"{mark.run_id}.running").write_text(
        json.dumps({"run_id": mark.run_id, "run_kind": "nightly", "source_name": "live", "started_at": AT.isoformat()})
    )
    (runs / "20200101T000000Z-0001.running").write_text("")
    assert [one.run_id for one in close_cut_off_runs(night.folder, night.notices.append)] == [mark.run_id]
    assert close_cut_off_runs(night.folder, night.notices.append) == ()
    assert (night.last.outcome, night.last.ended_at, night.last.seconds) == (RunOutcome.KILLED, None, None)
    assert "was cut off" in night.told[0].subject
    assert not list(runs.glob("*.running"))


def test_a_run_that_is_alive_is_not_taken_for_a_killed_one(night: Night) -> None:
    with hold_mark(night.folder, night.mark()):
        assert is_run_under_way(night.folder)
        assert close_cut_off_runs(night.folder, night.notices.append) == ()
    assert not is_run_under_way(night.folder)


def test_what_a_failed_run_did_not_find_out_is_taken_from_the_one_before(night: Night) -> None:
    judged = night.ends_well(quarantined_count=3)
    night.ends_with(SourceUnreachableError("away"))
    assert last_judged_result(night.folder) == judged


@pytest.mark.parametrize(
    ("values", "kind", "part"),
    [
        ({"unreadable": (UnreadableDocument("b.pdf", "c" * 64, "b.pdf is a scan"),)}, "unreadable", "b.pdf is a scan"),
        ({"quarantined_count": 5}, "quarantine", "5 are left out now"),
        ({"failed_checks": (FailedCheck("no_sitting", "warning", "Sittings are recent.", 1, "freshness"),)},
         "stale", "Sittings are recent."),
        ({"drift": ("a new field 'colour' in a meeting",)}, "drift", "colour"),
    ],
)  # fmt: skip
def test_what_is_new_in_a_good_night_is_told_once(night: Night, values: dict[str, Any], kind: str, part: str) -> None:
    night.ends_well()
    night.ends_well(**values)
    (message,) = night.told
    assert (message.occasion, message.data["kind"]) == (Occasion.NEWS, kind)
    assert part in message.text
    if kind != "drift":
        night.ends_well(**values)
        assert len(night.told) == 1


def test_a_full_disk_does_not_keep_the_alarm_from_being_sent(night: Night, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "somewhere")

    monkeypatch.setattr("flows.run_recorder.write_result", full)
    monkeypatch.setattr("flows.alarms.open_trouble", full)
    monkeypatch.setattr("flows.run_recorder.write_status", full)
    night.ends_with(OSError(errno.ENOSPC, "No space left on device", "candidate"))
    assert len(night.told) == 1
    assert sum("could not be" in notice for notice in night.notices) == 3


def test_no_night_in_36_hours_is_told_once_and_its_end_too(night: Night) -> None:
    look(night.folder, night.notices.append)
    assert night.told == [], "before the first night there is nothing to miss"
    night.ends_well()
    look(night.folder, night.notices.append, since=datetime.now(UTC))
    assert night.told == [], "serve was just started"
    look(night.folder, night.notices.append)
    look(night.folder, night.notices.append)
    assert [one.data["kind"] for one in night.told] == ["stale"]
    assert "no night has ended in the last 36 hours" in night.told[0].text
    night.ends_well()
    assert [one.occasion for one in night.told] == [Occasion.FAILURE, Occasion.RECOVERY]


def recent(**values: Any) -> dict[str, Any]:
    return {"ended_at": datetime.now(UTC) - timedelta(hours=3), **values}


@pytest.mark.parametrize(
    ("end", "is_good", "to_do"),
    [
        (lambda night: None, False, "start the first night"),
        (lambda night: night.ends_well(**recent()), True, "nothing"),
        (lambda night: night.ends_well(), False, "see whether the timer"),
        (lambda night: night.ends_with(SourceUnreachableError("away")), False, "nothing for a night or two"),
        (lambda night: night.ends_well(**recent(outcome=RunOutcome.CHECKS_FAILED, exit_code=3)), False, "failing rows"),
    ],
)
def test_the_status_says_whether_somebody_should_look(
    night: Night, monkeypatch: pytest.MonkeyPatch, end: Callable[[Night], None], is_good: bool, to_do: str
) -> None:
    monkeypatch.setattr("flows.status.current_version", lambda _: "V1")
    end(night)
    status = read_status(night.folder)
    assert status.is_good is is_good
    assert to_do in in_lines(status)["to do"]
    assert len(in_lines(status)) == 5
    assert f"spreektijd_good {int(is_good)}" in as_prometheus(status)
    assert all_facts(status)["is_good"] is is_good


def test_the_status_beside_the_site_is_written_after_every_run_and_names_no_path(night: Night) -> None:
    file = night.folder.site / "status.json"
    night.ends_with(OSError(errno.ENOSPC, "No space left", str(night.folder.root / "build")))
    failed = json.loads(file.read_text())
    assert failed["form"] == STATUS_FORM
    assert failed["last_night"]["outcome"] == "failed"
    assert str(night.folder.root) not in file.read_text()
    assert failed["troubles"][0]["kind"] == "run:nightly"
    night.ends_well()
    assert json.loads(file.read_text())["last_night"]["outcome"] == "unchanged"
    assert not list(night.folder.site.rglob("*.tmp"))
    assert "spreektijd_last_night_good 1" in (night.folder.root / "status.prom").read_text()


def test_the_heartbeat_is_asked_for_after_a_good_run_only(night: Night, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setitem(os.environ, "SPREEKTIJD_HEARTBEAT_URL", "https://beat.example/secret")
    monkeypatch.setattr("flows.alarms.ping", lambda url: asked.append(url) or Delivery("heartbeat", "it answered 500"))
    night.ends_with(SourceUnreachableError("away"))
    night.ends_well("publish")
    assert asked == []
    night.ends_well()
    assert asked == ["https://beat.example/secret"]
    assert night.notices == ["it answered 500"]


def test_the_record_names_the_stages_and_what_each_cost_also_of_a_run_that_fails(tmp_path: Path) -> None:
    folder, clock = DataFolder(tmp_path), StageClock()
    mark = RunMark("20261123T023000Z-0001", "nightly", "live", AT)

    def run() -> RunResult:
        with clock.stage("gather"):
            held = bytearray(50_000_000)
        with clock.stage("build"):
            del held
            raise WarehouseError("the disk is full")

    with pytest.raises(WarehouseError):
        recorded(folder, mark, run, lambda _: None, clock)
    gather, build = read_last_results(folder, 1)[0].stages
    assert (gather.name, build.name) == ("gather", "build")
    assert gather.seconds >= 0
    if gather.peak_memory_bytes is not None:
        assert gather.peak_memory_bytes > 50_000_000
