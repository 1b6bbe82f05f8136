import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from ingest.listening import SilentListener
from ingest.options import RunOptions
from ingest.service import RESUME_WITHIN, choose_window, resumed_start, service_settings
from parliament.errors import UsageError
from parliament.model import MeetingKind
from parliament.source.discovery import KnownMeeting
from warehouse.paths import DataFolder

KNOWN = (KnownMeeting(1, MeetingKind.PLENARY, date(2026, 11, 4), datetime(2026, 11, 5, tzinfo=UTC)),)


class Notices(SilentListener):
    """Keeps what a person would read."""

    def __init__(self) -> None:
        self.messages: list[str] = []

    def noticed(self, message: str) -> None:
        self.messages.append(message)


def options(tmp_path: Path, **given: object) -> RunOptions:
    return RunOptions("live", tmp_path, today=date(2026, 11, 23), **given)  # type: ignore[arg-type]


def test_a_first_run_takes_this_session_year_and_says_so(tmp_path: Path) -> None:
    notices = Notices()
    window = choose_window(options(tmp_path), (), notices)
    assert (window.since, window.until) == (date(2026, 9, 28), date(2026, 11, 23))
    assert "--since asks for more" in notices.messages[0]


def test_a_later_run_takes_the_last_four_weeks(tmp_path: Path) -> None:
    window = choose_window(options(tmp_path), KNOWN, SilentListener())
    assert (window.since, window.until) == (date(2026, 10, 26), date(2026, 11, 23))


def test_a_window_that_ends_before_it_begins_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="swap them"):
        choose_window(options(tmp_path, since=date(2026, 11, 2), until=date(2026, 11, 1)), KNOWN, SilentListener())


def test_a_service_on_this_machine_may_be_spoken_to_over_plain_http(tmp_path: Path) -> None:
    settings = service_settings(RunOptions("http://127.0.0.1:8750", tmp_path))
    assert settings.base_url == "http://127.0.0.1:8750/e/opendata"
    assert settings.allow_http


def test_any_other_service_only_over_https(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="https"):
        service_settings(RunOptions("http://replica.example/e/opendata", tmp_path))


def test_the_live_service_is_asked_politely(tmp_path: Path) -> None:
    settings = service_settings(RunOptions("live", tmp_path))
    assert settings.base_url.startswith("https://")
    assert settings.max_in_flight <= 4
    assert settings.requests_per_second <= 4


def test_a_fetch_that_was_cut_off_is_gone_on_with(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    first = resumed_start(folder, options(tmp_path))
    assert resumed_start(folder, options(tmp_path)) == first


def test_a_fetch_for_other_days_or_long_ago_or_torn_begins_anew(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    first = resumed_start(folder, options(tmp_path))
    other = resumed_start(folder, options(tmp_path, since=date(2026, 1, 1)))
    assert other > first
    note = folder.build / "fetching.json"
    stored = json.loads(note.read_text(encoding="utf-8"))
    stored["started_at"] = (datetime.now(UTC) - RESUME_WITHIN - timedelta(minutes=1)).isoformat()
    note.write_text(json.dumps(stored), encoding="utf-8")
    assert resumed_start(folder, options(tmp_path, since=date(2026, 1, 1))) > other
    note.write_text('{"started_at": "2026-', encoding="utf-8")
    assert resumed_start(folder, options(tmp_path)) > other
