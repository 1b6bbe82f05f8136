"""A night fetched over real HTTP: whole, in part, interrupted, and again. Bodies are synthetic, names invented."""

import threading
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from parliament.archive import Archive
from parliament.errors import ArchiveError, SourceUnreachableError
from parliament.model import MeetingKind, Severity
from parliament.source.discovery import FetchPlan, KnownMeeting, PlanReason, ReportState, Window, discover
from parliament.source.fetch import FetchedPlan, fetch_plan

WINDOW = Window(date(2023, 11, 1), date(2023, 11, 30))
SEEN_AT = datetime(2023, 11, 20, 3, tzinfo=UTC)


class Parliament:
    """Scripts a small parliament on the server: plenary meetings, each with a report, two journal lines, a question."""

    def __init__(self, service: Any, as_json: Any, as_pdf: Any) -> None:
        self._service = service
        self._as_json = as_json
        self._as_pdf = as_pdf
        self.records: dict[int, dict[str, Any]] = {}

    def add(self, verg_id: int, **changes: Any) -> None:
        record: dict[str, Any] = {
            "id": verg_id,
            "type": "Plenair",
            "status": "afgelopen",
            "vergaderingnummer": str(verg_id),
            "datumagendering": f"2023-11-{verg_id:02d}T14:00:00+0100",
            "datumbegin": f"2023-11-{verg_id:02d}T14:00:42+0100",
            "vergadering-met-verslag": True,
            "uses-webhandelingen": True,
            "plenairehandelingen": {
                "isvoorlopigeversie": False,
                "pdffilewebpath": self._service.url(f"/pfile/{verg_id}"),
            },
        }
        self.records[verg_id] = {name: value for name, value in {**record, **changes}.items() if value is not None}
        self._service.answers(f"/pfile/{verg_id}", self._as_pdf(b"%%PDF-1.7\nreport %d\n%%%%EOF\n" % verg_id))
        lines = [{"id": verg_id * 10 + n, "titel": "x", "vrageninterpellatie": [{"id": verg_id * 100}]} for n in (1, 2)]
        self.detail(verg_id, journaallijn=lines)
        for line in lines:
            self.line(verg_id, line["id"])
        self._service.answers(f"/vi/{verg_id * 100}", self._as_json({"id": verg_id * 100, "nummer": verg_id}))
        self.publish()

    def detail(self, verg_id: int, **extra: Any) -> None:
        self._service.answers(f"/verg/{verg_id}", self._as_json({"vergadering": {**self.records[verg_id], **extra}}))

    def line(self, verg_id: int, jln_id: Any) -> None:
        speech = {"sprekertitel": "De voorzitter", "sprekertekst": f"<p>Turn {jln_id}.</p>"}
        self._service.answers(
            f"/jln/{jln_id}", self._as_json({"id": jln_id, "vergadering": {"id": verg_id}, "spreker": [speech]})
        )

    def publish(self) -> None:
        items = [{"vergadering": record} for _, record in sorted(self.records.items(), reverse=True)]
        self._service.answers("/verg/vorige", self._as_json({"disclaimer": "", "items": items}))


@pytest.fixture
def parliament(service: Any, as_json: Any, as_pdf: Any) -> Parliament:
    made = Parliament(service, as_json, as_pdf)
    for verg_id in (8, 15, 22):
        made.add(verg_id)
    return made


def plan_of(client: Any, known: tuple[KnownMeeting, ...] = ()) -> FetchPlan:
    return discover(client, WINDOW, known, kinds=(MeetingKind.PLENARY,))


def night_of(client: Any, known: tuple[KnownMeeting, ...] = ()) -> FetchedPlan:
    return fetch_plan(client, plan_of(client, known))


def known_after(night: FetchedPlan) -> tuple[KnownMeeting, ...]:
    return tuple(
        KnownMeeting(
            verg_id=meeting.meeting.verg_id,
            kind=meeting.meeting.kind,
            meeting_date=meeting.meeting.date or WINDOW.since,
            last_seen_at=SEEN_AT,
            report_sha256s=(meeting.report.sha256,) if meeting.report else (),
            is_provisional=meeting.meeting.is_provisional,
            report_state=meeting.report_state,
        )
        for meeting in night.meetings
    )


def kinds(night: FetchedPlan) -> list[str]:
    found = [issue.kind for issue in night.issues]
    return found + [issue.kind for meeting in night.meetings for issue in meeting.issues]


def test_a_night_brings_everything(parliament: Parliament, make_client: Any, archive: Archive) -> None:
    progress: list[tuple[int, int]] = []
    client = make_client()
    night = fetch_plan(client, plan_of(client), progress=lambda done, total: progress.append((done, total)))
    assert [meeting.meeting.verg_id for meeting in night.meetings] == [22, 15, 8]
    for meeting in night.meetings:
        assert meeting.report is not None
        assert archive.read(meeting.report.sha256) == b"%%PDF-1.7\nreport %d\n%%%%EOF\n" % meeting.meeting.verg_id
        assert meeting.report_state is ReportState.FETCHED
        assert [line.ordinal for line in meeting.journal_lines] == [1, 2]
        assert meeting.has_new_report
    assert [question.vi_id for question in night.questions] == [2200, 1500, 800]
    assert kinds(night) == []
    assert (night.not_fetched, night.withdrawn, night.has_ended_early) == ((), (), False)
    assert progress == [(1, 3), (2, 3), (3, 3)]
    # One list, and per meeting: its record, its agenda apart, its report, two journal lines, one question.
    assert night.request_count == 1 + 3 * 6


def test_the_same_night_again_has_nothing_new(parliament: Parliament, make_client: Any) -> None:
    first = night_of(make_client())
    again = night_of(make_client(), known_after(first))
    assert not any(meeting.has_new_report for meeting in again.meetings)
    assert [meeting.journal_sha256 for meeting in again.meetings] == [
        meeting.journal_sha256 for meeting in first.meetings
    ]
    assert {planned.reason for planned in again.plan.meetings} == {PlanReason.RECHECK}


def test_new_bytes_under_the_same_address_are_a_new_report(
    parliament: Parliament, make_client: Any, service: Any, as_pdf: Any, archive: Archive
) -> None:
    first = night_of(make_client())
    service.answers("/pfile/15", as_pdf(b"%PDF-1.7\nrevised\n%%EOF\n"))
    again = night_of(make_client(), known_after(first))
    assert [meeting.meeting.verg_id for meeting in again.meetings if meeting.has_new_report] == [15]
    assert len(archive.fetches(service.url("/pfile/15"))) == 2


def test_a_final_report_under_a_new_address_is_a_new_report(
    parliament: Parliament, make_client: Any, service: Any, as_pdf: Any
) -> None:
    provisional = {"isvoorlopigeversie": True, "pdffilewebpath": service.url("/pfile/29")}
    parliament.add(29, plenairehandelingen=provisional)
    first = night_of(make_client())
    assert first.meetings[0].meeting.is_provisional
    parliament.add(29, plenairehandelingen={"isvoorlopigeversie": False, "pdffilewebpath": service.url("/pfile/290")})
    service.answers("/pfile/290", as_pdf(b"%PDF-1.7\nfinal\n%%EOF\n"))
    again = night_of(make_client(), known_after(first))
    assert again.plan.meetings[0].reason is PlanReason.PROVISIONAL
    assert again.meetings[0].has_new_report
    assert not again.meetings[0].meeting.is_provisional


def test_a_late_report_is_awaited_and_fetched_when_it_comes(parliament: Parliament, make_client: Any) -> None:
    parliament.add(29, plenairehandelingen=None, **{"uses-webhandelingen": False})
    parliament.detail(29)
    first = night_of(make_client())
    assert first.meetings[0].report_state is ReportState.AWAITED
    assert first.meetings[0].report is None
    parliament.add(29)
    again = night_of(make_client(), known_after(first))
    assert again.plan.meetings[0].reason is PlanReason.AWAITED
    assert again.meetings[0].report_state is ReportState.FETCHED
    assert again.meetings[0].has_new_report


def test_the_journal_copy_stands_in_for_a_late_report(parliament: Parliament, make_client: Any) -> None:
    parliament.add(29, plenairehandelingen=None)
    night = night_of(make_client())
    assert night.meetings[0].report is None
    assert night.meetings[0].report_state is ReportState.FETCHED
    assert len(night.meetings[0].journal_lines) == 2


def test_journal_lines_are_asked_for_where_the_record_has_none(
    parliament: Parliament, make_client: Any, service: Any, as_json: Any
) -> None:
    parliament.detail(15)
    service.answers("/verg/15/hand", as_json({"journaallijn": [{"id": 151}, {"id": 152}]}))
    night = night_of(make_client())
    assert [line.jln_id for line in night.meetings[1].journal_lines] == [151, 152]


@pytest.mark.parametrize(
    ("path", "body", "kind"),
    [
        ("/pfile/15", b"", "report_unreadable"),
        ("/pfile/15", b"<html>", "report_unreadable"),
        ("/pfile/15", b"%PDF-1.7 cut", "report_unreadable"),
        ("/jln/151", b'{"id": 15', "journal_not_fetched"),
        ("/jln/151", b"", "journal_not_fetched"),
        ("/jln/151", b'{"id": 152, "spreker": []}', "journal_not_fetched"),
        ("/jln/151", b'{"id": 151, "vergadering": {"id": 8}, "spreker": [{}]}', "journal_of_another_meeting"),
        ("/verg/15", b"<html>", "meeting_not_fetched"),
        ("/verg/15", b'{"vergadering": {"id": 8, "datumbegin": "2023-11-15T14:00:00+0100"}}', "meeting_not_fetched"),
        ("/vi/1500", b'{"id": "x"}', "question_not_fetched"),
        ("/vi/1500", b"", "question_missing"),
    ],
)
def test_one_broken_document_is_an_issue_and_stops_nothing_else(
    *, parliament: Parliament, make_client: Any, service: Any, answer: Any, path: str, body: bytes, kind: str
) -> None:
    service.answers(path, answer(body))
    night = night_of(make_client())
    assert kinds(night) == [kind]
    assert [meeting.meeting.verg_id for meeting in night.meetings] == [22, 15, 8]
    others = [meeting for meeting in night.meetings if meeting.meeting.verg_id != 15]
    assert all(meeting.report and len(meeting.journal_lines) == 2 for meeting in others)
    broken = night.meetings[1]
    # Half a debate is never handed on.
    assert len(broken.journal_lines) in ({0} if path.startswith("/jln") else {0, 2})
    if path.startswith("/pfile"):
        assert (broken.report, broken.report_state) == (None, ReportState.UNREADABLE)


def test_a_report_that_cannot_be_fetched_tonight_keeps_its_state(
    parliament: Parliament, make_client: Any, service: Any, answer: Any
) -> None:
    first = night_of(make_client())
    service.answers("/pfile/15", answer(status=503))
    again = night_of(make_client(attempts=1), known_after(first))
    assert again.meetings[1].report_state is ReportState.FETCHED
    assert kinds(again) == ["report_not_fetched"]


def test_a_report_on_a_foreign_host_is_never_asked_for(parliament: Parliament, make_client: Any) -> None:
    parliament.add(29, plenairehandelingen={"pdffilewebpath": "https://elsewhere.example/report.pdf"})
    night = night_of(make_client())
    assert night.meetings[0].report is None
    assert kinds(night) == ["report_unreadable"]


def test_an_announced_report_that_is_not_there_is_awaited(
    parliament: Parliament, make_client: Any, service: Any, answer: Any
) -> None:
    parliament.detail(15)
    service.answers("/pfile/15", answer(status=404))
    night = night_of(make_client())
    assert night.meetings[1].report_state is ReportState.AWAITED
    assert kinds(night) == ["report_not_there"]


def test_a_withdrawn_meeting_is_named(parliament: Parliament, make_client: Any, service: Any, answer: Any) -> None:
    first = night_of(make_client())
    del parliament.records[15]
    parliament.publish()
    service.answers("/verg/15", answer(b""))
    again = night_of(make_client(), known_after(first))
    assert [meeting.verg_id for meeting in again.withdrawn] == [15]
    assert kinds(again) == ["meeting_withdrawn"]
    assert [meeting.meeting.verg_id for meeting in again.meetings] == [22, 8]


def test_a_meeting_that_only_its_list_lost_is_not_withdrawn(parliament: Parliament, make_client: Any) -> None:
    first = night_of(make_client())
    del parliament.records[15]
    parliament.publish()
    again = night_of(make_client(), known_after(first))
    assert again.withdrawn == ()
    assert {meeting.meeting.verg_id for meeting in again.meetings} == {22, 15, 8}
    assert kinds(again) == ["meeting_not_listed"]


def test_a_meeting_that_moved_is_followed_by_its_record(
    parliament: Parliament, make_client: Any, service: Any, as_json: Any
) -> None:
    first = night_of(make_client())
    record = parliament.records.pop(15)
    parliament.publish()
    moved = {**record, "datumbegin": "2023-12-06T14:00:00+0100", "datumagendering": "2023-12-06T14:00:00+0100"}
    service.answers("/verg/15", as_json({"vergadering": moved}))
    again = night_of(make_client(), known_after(first))
    assert [meeting.meeting.date for meeting in again.meetings if meeting.meeting.verg_id == 15] == [date(2023, 12, 6)]


def test_values_that_the_record_lost_come_from_the_list(
    parliament: Parliament, make_client: Any, service: Any, as_json: Any
) -> None:
    service.answers("/verg/15", as_json({"vergadering": {"id": 15, "datumagendering": "2023-11-15T14:00:00+0100"}}))
    meeting = night_of(make_client()).meetings[1]
    assert meeting.meeting.started_at is not None
    assert meeting.meeting.has_report
    assert meeting.report is not None


# --- ending early and going on ----------------------------------------------------------------------------------------


def test_the_budget_ends_a_night_and_the_next_one_completes_it(parliament: Parliament, make_client: Any) -> None:
    first = night_of(make_client(request_budget=8, max_in_flight=1))
    assert first.has_ended_early
    assert "fetch_ended_early" in kinds(first)
    assert [meeting.meeting.verg_id for meeting in first.meetings] == [22]
    assert first.not_fetched == (15, 8)
    again = night_of(make_client(), known_after(first))
    assert {meeting.meeting.verg_id for meeting in again.meetings if meeting.has_new_report} == {15, 8}
    assert not again.has_ended_early


def test_a_resumed_night_asks_only_for_the_rest(parliament: Parliament, make_client: Any, service: Any) -> None:
    began_at = datetime.now(UTC)
    night_of(make_client(fresh_since=began_at, request_budget=8, max_in_flight=1))
    asked_before = len(service.paths)
    resumed = night_of(make_client(fresh_since=began_at))
    assert [meeting.meeting.verg_id for meeting in resumed.meetings] == [22, 15, 8]
    assert len(service.paths) == 1 + 3 * 6
    assert len(service.paths) - asked_before == 19 - 8


def test_an_outage_ends_the_night_instead_of_knocking_on_every_door(
    parliament: Parliament, make_client: Any, service: Any, answer: Any
) -> None:
    for verg_id in range(1, 29):
        parliament.add(verg_id)
    client = make_client(attempts=1)
    plan = plan_of(client)
    for verg_id in range(1, 29):
        for path in (f"/verg/{verg_id}", f"/verg/{verg_id}/hand", f"/pfile/{verg_id}"):
            service.answers(path, answer(status=503))
    night = fetch_plan(client, plan)
    assert night.has_ended_early
    assert "12 documents in a row" in next(issue.detail for issue in night.issues if issue.kind == "fetch_ended_early")
    assert len(service.paths) < 40
    assert len(night.not_fetched) > 10


def test_a_service_that_is_not_there_is_one_sentence(make_client: Any, service: Any) -> None:
    client = make_client()
    service.stop()
    with pytest.raises(SourceUnreachableError, match="cannot be reached"):
        plan_of(client)


def test_never_more_than_four_in_flight(parliament: Parliament, make_client: Any, service: Any, as_pdf: Any) -> None:
    for verg_id in range(1, 25):
        parliament.add(verg_id)
        service.answers(f"/pfile/{verg_id}", as_pdf(waits_for_company=True, delay_seconds=0.02))
    night_of(make_client())
    assert 1 < service.most_in_flight <= 4


def test_an_archive_that_cannot_be_written_stops_the_night(
    parliament: Parliament, make_client: Any, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = make_client()
    plan = plan_of(client)
    store: Callable[..., Any] = archive.store
    count = threading.Semaphore(3)

    def full(*arguments: Any, **options: Any) -> Any:
        if not count.acquire(blocking=False):
            raise ArchiveError("The archive cannot be written: no space left.")
        return store(*arguments, **options)

    monkeypatch.setattr(archive, "store", full)
    with pytest.raises(ArchiveError, match="no space left"):
        fetch_plan(client, plan)


@pytest.mark.parametrize(
    "link", ["file:///etc/passwd", "https://elsewhere.example/pfile", "http://169.254.169.254/latest", "//10.0.0.1/x"]
)
def test_a_report_that_lies_elsewhere_is_an_issue_and_is_not_fetched(
    parliament: Parliament, make_client: Any, service: Any, link: str
) -> None:
    parliament.add(29, plenairehandelingen={"isvoorlopigeversie": False, "pdffilewebpath": link})
    night = night_of(make_client())
    meeting = night.meetings[0]
    assert (meeting.meeting.verg_id, meeting.report) == (29, None)
    (issue,) = [issue for issue in (*night.issues, *meeting.issues) if "29" in issue.detail]
    assert issue.severity in {Severity.ERROR, Severity.WARNING}
    assert "/pfile/29" not in service.paths
    assert sum(meeting.report is not None for meeting in night.meetings) == 3


def test_a_report_without_end_is_an_issue_and_the_others_come(
    parliament: Parliament, make_client: Any, service: Any, as_pdf: Any
) -> None:
    service.answers("/pfile/15", as_pdf(b"%PDF-1.7\n" + b"x" * 5000, declared_length=10 * 1024**3))
    night = night_of(make_client(max_report_bytes=100_000))
    assert {meeting.meeting.verg_id for meeting in night.meetings if meeting.report} == {8, 22}
    (issue,) = [issue for meeting in night.meetings for issue in meeting.issues]
    assert (issue.kind, issue.severity) == ("report_unreadable", Severity.ERROR)
    assert "more than the 100000 bytes" in issue.detail
