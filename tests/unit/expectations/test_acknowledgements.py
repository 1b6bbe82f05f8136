"""Acknowledgements: strict to read, and gone when their last day is past."""

from datetime import date
from pathlib import Path

import pytest

from expectations.acknowledgements import (
    ACKNOWLEDGED_FILE,
    active_acknowledgements,
    expired_acknowledgements,
    read_acknowledgements,
)
from expectations.check_files import load_check_files
from expectations.suites import column_checks
from parliament.errors import UsageError

ENTRY = """
[[acknowledged]]
check = "question_number_twice_in_report"
who = "An Editor"
since = 2026-11-23
until = 2026-12-31
why = "Reported to the parliament."
max_failing_rows = 2
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "acknowledged.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_entry_is_read(tmp_path: Path) -> None:
    (found,) = read_acknowledgements(written(tmp_path, ENTRY))
    assert found.check_name == "question_number_twice_in_report"
    assert (found.who, found.why, found.max_failing_rows) == ("An Editor", "Reported to the parliament.", 2)
    assert (found.since, found.until) == (date(2026, 11, 23), date(2026, 12, 31))


def test_the_committed_file_names_checks_that_there_are() -> None:
    """A name with a mistake in it would acknowledge nothing."""
    names = {check.check_name for check in (*load_check_files(), *column_checks())}
    assert {one.check_name for one in read_acknowledgements()} <= names


def test_no_file_is_no_acknowledgement(tmp_path: Path) -> None:
    assert read_acknowledgements(tmp_path / "none.toml") == ()


@pytest.mark.parametrize(
    ("day", "is_active", "is_expired"),
    [(date(2026, 11, 22), False, False), (date(2026, 11, 23), True, False), (date(2026, 12, 31), True, False),
     (date(2027, 1, 1), False, True)],
)  # fmt: skip
def test_an_entry_counts_from_its_first_day_to_its_last(
    tmp_path: Path, day: date, is_active: bool, is_expired: bool
) -> None:
    entries = read_acknowledgements(written(tmp_path, ENTRY))
    assert bool(active_acknowledgements(entries, day)) is is_active
    assert bool(expired_acknowledgements(entries, day)) is is_expired


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[[acknowledged", "not valid TOML"),
        (ENTRY.replace('who = "An Editor"\n', ""), "exactly these fields"),
        (ENTRY + 'ticket = "12"\n', "exactly these fields"),
        (ENTRY.replace("2026-12-31", '"2026-12-31"'), "'until'"),
        (ENTRY.replace("rows = 2", "rows = true"), "'max_failing_rows'"),
        (ENTRY.replace("2026-12-31", "2027-12-31"), "within 100 days"),
        (ENTRY.replace("2026-12-31", "2026-11-01"), "within 100 days"),
        (ENTRY + ENTRY, "more than once"),
    ],
)
def test_a_faulty_file_is_refused_with_its_fault(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(UsageError, match=r"acknowledged\.toml") as raised:
        read_acknowledgements(written(tmp_path, text))
    assert fault in str(raised.value)


def test_the_committed_file_can_be_read() -> None:
    read_acknowledgements(ACKNOWLEDGED_FILE)
