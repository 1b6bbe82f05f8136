"""What is read again: with everything that the service said of its meeting, though nobody asks it again."""

from datetime import UTC, date, datetime

from flows.run import choose_work
from ingest.documents import Gathered
from ingest.retries import Retries
from parliament.people import Register
from warehouse.changes import KnownReport, PublishedState
from warehouse.reading_verdicts import ReadingVerdict

AT = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)
READ_BEFORE = KnownReport(
    "report-1", "1001", "pdf", "a" * 64, "https://example.invalid/1", None, 1000, False, "0", AT,
    date(2026, 11, 18), is_listed=True,
)  # fmt: skip
NOT_READ = ReadingVerdict(
    "b" * 64, "3", "crashed_report", "it crashed", False, 1, "run-1", "run-1", AT, AT, "two.pdf",
    "https://example.invalid/2", 1000, AT, "1002", date(2026, 11, 19), is_listed=True,
)  # fmt: skip


def test_a_report_that_is_read_again_keeps_the_chair_that_the_service_named() -> None:
    state = PublishedState(
        None, is_usable=True, has_current_definitions=True, reports=(READ_BEFORE,), meetings=(), first_seen={},
        sentence="", verdicts=(NOT_READ,), listed_chairs={"1001": "4242", "1002": "4243"},
    )  # fmt: skip
    work = choose_work(Gathered((), Register()), state, Retries((NOT_READ,), ()))
    assert {one.meeting_id: one.chair_person_id for one in work.documents} == {"1001": "4242", "1002": "4243"}
