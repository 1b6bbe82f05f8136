"""The client against every fault of the wire, over real HTTP on this machine."""

import gzip
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from types import SimpleNamespace
from typing import Any

import pytest

from parliament.archive import Archive
from parliament.errors import (
    BudgetExhaustedError,
    EmptyFileError,
    NotAReportFormatError,
    SourceContractError,
    SourceUnreachableError,
    TruncatedFileError,
)
from parliament.source.politeness import RequestGate

PDF = b"%PDF-1.7\nsynthetic\n%%EOF\n"
JSON_TYPE = {"Content-Type": "application/json;charset=UTF-8"}


def member(client: Any) -> Any:
    payload = client.member(1)
    return payload.content if payload else None


def bodies_of(archive: Archive) -> list[bytes]:
    return [archive.read(fetch.sha256) for fetch in archive.all_fetches()]


def test_json_is_asked_for_by_name_and_with_a_contact(service: Any, make_client: Any, as_json: Any) -> None:
    service.answers("/vv/1", as_json({"id": 1}))
    assert member(make_client()) == {"id": 1}
    headers = service.headers[0]
    assert headers["accept"] == "application/json"
    assert "data@newsroom.example" in headers["user-agent"]
    assert "cookie" not in headers


def test_cookies_are_neither_kept_nor_sent(service: Any, make_client: Any, as_json: Any, archive: Archive) -> None:
    service.answers("/vv/1", as_json({"id": 1}, headers={**JSON_TYPE, "Set-Cookie": "session=secret; Path=/"}))
    client = make_client()
    member(client)
    member(client)
    assert "cookie" not in service.headers[1]
    assert all("set-cookie" not in fetch.headers for fetch in archive.all_fetches())


@pytest.mark.parametrize("status", [429, 500, 502, 503, 408])
def test_failures_of_the_moment_are_tried_again(
    *, service: Any, make_client: Any, answer: Any, as_json: Any, archive: Archive, status: int
) -> None:
    service.answers("/vv/1", answer(b"busy", status=status), answer(b"busy", status=status), as_json({"id": 1}))
    assert member(make_client()) == {"id": 1}
    assert service.count("/vv/1") == 3
    assert bodies_of(archive) == [b"busy", b'{"id": 1}']


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Every wait that the client decides on, in seconds; none of them is waited, and its clock stands still."""
    decided: list[float] = []
    monkeypatch.setattr("parliament.source.transport.time", SimpleNamespace(sleep=decided.append))
    choices = RequestGate.__init__.__kwdefaults__
    monkeypatch.setitem(choices, "sleep", lambda seconds: decided.append(seconds) if seconds else None)
    monkeypatch.setitem(choices, "clock", lambda: 1000.0)
    return decided


def test_the_waits_between_attempts_grow(service: Any, make_client: Any, answer: Any, waits: list[float]) -> None:
    service.answers("/vv/1", answer(status=503))
    client = make_client(attempts=4, backoff_initial_seconds=10, backoff_max_seconds=20)
    with pytest.raises(SourceUnreachableError):
        member(client)
    grown = [seconds for seconds in waits if seconds >= 1]
    # Up to half of the first wait more, at random.
    assert [least <= seconds <= least + 5 for seconds, least in zip(grown, (10, 20, 20), strict=True)] == [True] * 3


def test_a_computed_wait_beyond_the_budget_ends_the_run_at_once(service: Any, make_client: Any, answer: Any) -> None:
    service.answers("/vv/1", answer(status=503))
    with pytest.raises(BudgetExhaustedError, match="seconds is used up"):
        member(make_client(time_budget_seconds=20, backoff_initial_seconds=30, backoff_max_seconds=60))


def test_a_reset_connection_is_tried_again(service: Any, make_client: Any, answer: Any, as_json: Any) -> None:
    service.answers("/vv/1", answer(resets=True), as_json({"id": 1}))
    assert member(make_client()) == {"id": 1}


def test_lasting_failure_is_one_sentence(service: Any, make_client: Any, answer: Any) -> None:
    service.answers("/vv/1", answer(b"", status=503))
    with pytest.raises(SourceUnreachableError, match=r"/vv/1\?lang=nl cannot be reached: .*503; asked 3 times"):
        member(make_client())
    assert service.count("/vv/1") == 3


def test_nobody_listening_is_one_sentence(service: Any, make_client: Any) -> None:
    client = make_client(attempts=2)
    service.stop()
    with pytest.raises(SourceUnreachableError, match="cannot be reached: no connection"):
        member(client)


@pytest.mark.parametrize("refusal", [401, 403])
def test_a_refusal_is_not_tried_again(service: Any, make_client: Any, answer: Any, refusal: int) -> None:
    service.answers("/vv/1", answer(b"no", status=refusal))
    with pytest.raises(SourceUnreachableError, match=f"refuses with status {refusal}"):
        member(make_client())
    assert service.count("/vv/1") == 1


def test_a_wrong_request_is_an_error_of_contract(service: Any, make_client: Any, answer: Any) -> None:
    service.answers("/vv/1", answer(b"bad", status=400))
    with pytest.raises(SourceContractError, match=r"'status'.*400"):
        member(make_client())


def retry_after(form: str) -> str:
    return "200" if form == "seconds" else format_datetime(datetime.now(UTC) + timedelta(seconds=200), usegmt=True)


# A date is so far ahead that a busy machine may take a minute and a half to get there.
LEAST_WAIT = {"seconds": 200, "date": 110}


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_retry_after_is_honoured(
    service: Any, make_client: Any, answer: Any, as_json: Any, form: str, waits: list[float]
) -> None:
    service.answers("/vv/1", answer(status=429, headers={"Retry-After": retry_after(form)}), as_json({"id": 1}))
    assert member(make_client()) == {"id": 1}
    assert LEAST_WAIT[form] <= waits[0] <= 201


def test_retry_after_holds_back_every_other_request_too(
    service: Any, make_client: Any, answer: Any, as_json: Any, waits: list[float]
) -> None:
    service.answers("/vv/1", answer(status=503, headers={"Retry-After": "200"}))
    service.answers("/vv/2", as_json({"id": 2}))
    client = make_client(attempts=1)
    with pytest.raises(SourceUnreachableError):
        member(client)
    client.member(2)
    assert waits == [200]


def test_retry_after_is_capped(service: Any, make_client: Any, answer: Any, as_json: Any) -> None:
    service.answers("/vv/1", answer(status=503, headers={"Retry-After": "86400"}), as_json({"id": 1}))
    assert member(make_client(retry_after_max_seconds=0.01)) == {"id": 1}


def test_a_wait_beyond_the_budget_ends_the_run_at_once(service: Any, make_client: Any, answer: Any) -> None:
    service.answers("/vv/1", answer(status=503, headers={"Retry-After": "200"}))
    with pytest.raises(BudgetExhaustedError, match="seconds is used up"):
        member(make_client(time_budget_seconds=100))


def test_a_silent_service_times_out(service: Any, make_client: Any, answer: Any, as_json: Any) -> None:
    service.answers("/vv/1", as_json({"id": 1}, delay_seconds=3.0), as_json({"id": 1}))
    assert member(make_client(read_timeout_seconds=1.5)) == {"id": 1}
    assert service.count("/vv/1") == 2


def test_a_dripping_service_times_out(service: Any, make_client: Any, as_json: Any) -> None:
    service.answers("/vv/1", as_json({"text": "x" * 100}, pieces=50))
    with pytest.raises(SourceUnreachableError, match=r"not whole after 0\.2 s"):
        member(make_client(json_timeout_seconds=0.2, attempts=1))


def test_a_body_cut_on_its_way_is_archived_and_tried_again(
    service: Any, make_client: Any, answer: Any, as_json: Any, archive: Archive
) -> None:
    service.answers("/vv/1", answer(b'{"id": 1, "na', declared_length=200), as_json({"id": 1}))
    assert member(make_client()) == {"id": 1}
    assert bodies_of(archive) == [b'{"id": 1, "na', b'{"id": 1}']


@pytest.mark.parametrize(
    ("body", "content_type", "found"),
    [
        (b'{"id": 1, "na', "application/json", "no whole JSON"),
        (b'{"id": NaN}', "application/json", "NaN is no JSON"),
        (b"[" * 100_000, "application/json", "no whole JSON"),
        (b"<html>maintenance</html>", "text/html", "markup instead of JSON"),
        (b"<?xml version='1.0'?><a/>", "application/xml", "markup instead of JSON"),
        (b"<html></html>", "application/json", "markup instead of JSON"),
        (b"onderhoud", "text/plain", "'text/plain' instead of application/json"),
        (b'{"a": "\xe9"}', "application/json", "not UTF-8"),
    ],
)
def test_what_is_no_json_is_asked_twice_archived_and_named(
    *, service: Any, make_client: Any, answer: Any, archive: Archive, body: bytes, content_type: str, found: str
) -> None:
    service.answers("/vv/1", answer(body, headers={"Content-Type": content_type}))
    with pytest.raises(SourceContractError, match=found) as caught:
        member(make_client())
    assert caught.value.url.endswith("/vv/1?lang=nl")
    assert bodies_of(archive) == [body]
    assert len(service.paths) == 2


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (rb'{"a": "x\ud800y"}', "x\ufffdy"),
        (rb'{"a": "\udc00\ud83d"}', "\ufffd\ufffd"),
        (rb'{"a": "\ud83d\ude00 caf\u00e9"}', "\U0001f600 café"),
    ],
)
def test_half_a_character_is_told_as_one_that_is_not_known(
    service: Any, make_client: Any, answer: Any, body: bytes, text: str
) -> None:
    service.answers("/vv/1", answer(body))
    assert member(make_client()) == {"a": text}


@pytest.mark.parametrize("content_type", ["application/json", "application/json;charset=UTF-8", "Application/JSON"])
def test_any_json_type_will_do(service: Any, make_client: Any, answer: Any, content_type: str) -> None:
    service.answers("/vv/1", answer(b'\xef\xbb\xbf{"id": 1}', headers={"Content-Type": content_type}))
    assert member(make_client()) == {"id": 1}


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, b""),
        (204, b""),
        (404, b"<html>"),
        (410, b""),
        (200, b"no data found"),
        (200, b'"No data found"'),
        (200, b"null"),
    ],
)
def test_an_unknown_id_is_none(service: Any, make_client: Any, answer: Any, status: int, body: bytes) -> None:
    service.answers("/vv/1", answer(body, status=status))
    client = make_client()
    assert client.member(1) is None
    service.answers("/verg/1", answer(body, status=status))
    assert client.meeting(1) is None


def test_a_list_that_is_not_there_is_an_error_and_not_an_empty_list(
    service: Any, make_client: Any, answer: Any
) -> None:
    from parliament.model import MeetingKind

    service.answers("/verg/vorige", answer(b""))
    with pytest.raises(SourceContractError, match="nothing instead of a list"):
        make_client().list_meetings(MeetingKind.PLENARY, datetime.now(UTC).date(), datetime.now(UTC).date())


def test_compressed_bodies_are_kept_as_what_they_say(
    service: Any, make_client: Any, answer: Any, archive: Archive
) -> None:
    compressed = gzip.compress(b'{"id": 1}')
    service.answers("/vv/1", answer(compressed, headers={**JSON_TYPE, "Content-Encoding": "gzip"}))
    assert member(make_client()) == {"id": 1}
    assert bodies_of(archive) == [b'{"id": 1}']


@pytest.mark.parametrize("is_declared", [True, False])
def test_an_oversize_body_is_refused_while_it_arrives(
    service: Any, make_client: Any, answer: Any, as_json: Any, is_declared: bool
) -> None:
    if is_declared:
        service.answers("/vv/1", as_json({"text": "x" * 5000}))
    else:
        bomb = gzip.compress(b'{"text": "' + b"x" * 5000 + b'"}')
        service.answers("/vv/1", answer(bomb, headers={**JSON_TYPE, "Content-Encoding": "gzip"}))
    with pytest.raises(SourceContractError, match="more than the 1000 bytes"):
        member(make_client(max_json_bytes=1000))
    assert service.count("/vv/1") == 1


# --- report files -----------------------------------------------------------------------------------------------------


def test_a_whole_pdf_is_taken(service: Any, make_client: Any, as_pdf: Any, archive: Archive) -> None:
    service.answers("/pfile", as_pdf())
    kept = make_client().report_file(service.url("/pfile?id=1"))
    assert archive.read(kept.sha256) == PDF
    assert kept.url.endswith("/pfile?id=1")


@pytest.mark.parametrize(
    ("body", "content_type", "error"),
    [
        (b"", "application/pdf", EmptyFileError),
        (b" \n", "application/pdf", EmptyFileError),
        (b"<html>not here</html>", "text/html", NotAReportFormatError),
        (b"<html>not here</html>", "application/pdf", NotAReportFormatError),
        (b"\xd0\xcf\x11\xe0 an office document", "application/msword", NotAReportFormatError),
        (b"%PDF-1.7\n" + b"x" * 4000, "application/pdf", TruncatedFileError),
        (b"%PDF-1.7\n%%EOF\n" + b"x" * 4000, "application/pdf", TruncatedFileError),
    ],
)
def test_what_is_no_whole_pdf_is_named_and_archived(
    *,
    service: Any,
    make_client: Any,
    answer: Any,
    archive: Archive,
    body: bytes,
    content_type: str,
    error: type[Exception],
) -> None:
    service.answers("/pfile", answer(body, headers={"Content-Type": content_type}))
    with pytest.raises(error, match="/pfile"):
        make_client().report_file(service.url("/pfile?id=1"))
    assert bodies_of(archive) == [body]
    assert len(service.paths) == 2


def test_an_empty_pdf_that_is_whole_the_second_time_is_taken(
    service: Any, make_client: Any, answer: Any, as_pdf: Any
) -> None:
    service.answers("/pfile", answer(b""), as_pdf())
    assert make_client().report_file(service.url("/pfile?id=1")).byte_count == len(PDF)


def test_a_report_that_is_not_there_is_none(service: Any, make_client: Any) -> None:
    assert make_client().report_file(service.url("/pfile?id=1")) is None


# --- conditional requests ---------------------------------------------------------------------------------------------


def test_a_confirmed_body_comes_from_the_archive(
    service: Any, make_client: Any, answer: Any, as_json: Any, archive: Archive
) -> None:
    validators = {"ETag": '"v1"', "Last-Modified": "Wed, 31 Jan 2024 02:03:04 GMT"}
    service.answers(
        "/vv/1", as_json({"id": 1}, headers={**JSON_TYPE, **validators}), answer(status=304, headers={"ETag": '"v1"'})
    )
    client = make_client()
    assert [member(client), member(client), member(client)] == [{"id": 1}] * 3
    assert "if-none-match" not in service.headers[0]
    assert [headers["if-none-match"] for headers in service.headers[1:]] == ['"v1"', '"v1"']
    assert service.headers[1]["if-modified-since"] == validators["Last-Modified"]
    (fetch,) = archive.all_fetches()
    assert fetch.status == 200
    assert fetch.last_seen_at > fetch.fetched_at


def test_a_broken_body_is_never_confirmed(service: Any, make_client: Any, answer: Any, as_json: Any) -> None:
    broken = answer(b'{"id": 1', headers={**JSON_TYPE, "ETag": '"v1"'})
    service.answers("/vv/1", broken, broken, as_json({"id": 1}))
    client = make_client()
    with pytest.raises(SourceContractError):
        member(client)
    assert member(client) == {"id": 1}
    assert all("if-none-match" not in headers for headers in service.headers)


def test_a_body_damaged_in_the_archive_is_fetched_anew(
    service: Any, make_client: Any, as_json: Any, archive: Archive
) -> None:
    service.answers("/vv/1", as_json({"id": 1}, headers={**JSON_TYPE, "ETag": '"v1"'}))
    client = make_client()
    member(client)
    next(archive.all_fetches()).path.write_bytes(b"{}")
    assert member(client) == {"id": 1}
    assert "if-none-match" not in service.headers[1]
    assert archive.read(next(archive.all_fetches()).sha256) == b'{"id": 1}'


def test_304_out_of_the_blue_is_an_error(service: Any, make_client: Any, answer: Any) -> None:
    service.answers("/vv/1", answer(status=304))
    with pytest.raises(SourceContractError, match="304"):
        member(make_client())


def test_a_resumed_run_does_not_ask_again(service: Any, make_client: Any, as_json: Any, as_pdf: Any) -> None:
    began_at = datetime.now(UTC)
    service.answers("/vv/1", as_json({"id": 1}))
    service.answers("/pfile", as_pdf())
    for _ in range(2):
        client = make_client(fresh_since=began_at)
        assert member(client) == {"id": 1}
        assert client.report_file(service.url("/pfile?id=1")) is not None
    assert len(service.paths) == 2
    member(make_client(fresh_since=datetime.now(UTC)))
    assert len(service.paths) == 3


def test_a_resumed_run_asks_again_for_what_came_broken(
    service: Any, make_client: Any, answer: Any, as_json: Any
) -> None:
    began_at = datetime.now(UTC)
    service.answers("/vv/1", answer(b'{"id": 1', declared_length=100), as_json({"id": 1}))
    with pytest.raises(SourceUnreachableError):
        member(make_client(fresh_since=began_at, attempts=1))
    assert member(make_client(fresh_since=began_at)) == {"id": 1}


# --- redirects, budget, politeness ------------------------------------------------------------------------------------


def test_a_redirect_within_the_host_is_followed(
    service: Any, make_client: Any, answer: Any, as_json: Any, archive: Archive
) -> None:
    service.answers("/vv/1", answer(status=301, headers={"Location": "/e/opendata/vv/new"}))
    service.answers("/vv/new", as_json({"id": 1}))
    assert member(make_client()) == {"id": 1}
    latest = archive.latest(service.url("/vv/1?lang=nl"))
    assert latest is not None
    assert archive.read(latest.sha256) == b'{"id": 1}'


@pytest.mark.parametrize(
    "target",
    ["https://elsewhere.example/vv/1", "http://127.0.0.1:1/vv/1", "file:///etc/passwd", "//elsewhere.example/"],
)
def test_a_redirect_to_a_foreign_host_is_refused(service: Any, make_client: Any, answer: Any, target: str) -> None:
    service.answers("/vv/1", answer(status=302, headers={"Location": target}))
    with pytest.raises(SourceContractError, match="'url'"):
        member(make_client())
    assert service.count("/vv/1") == 1


def test_redirects_in_a_circle_end(service: Any, make_client: Any, answer: Any) -> None:
    service.answers("/vv/1", answer(status=302, headers={"Location": service.url("/vv/1")}))
    with pytest.raises(SourceContractError, match="more than 3 redirects"):
        member(make_client(max_redirects=3))
    assert service.count("/vv/1") == 4


def test_a_redirect_to_nowhere_is_an_error(service: Any, make_client: Any, answer: Any) -> None:
    service.answers("/vv/1", answer(status=302, headers={}))
    with pytest.raises(SourceContractError, match="redirect to nowhere"):
        member(make_client())


def test_the_request_budget_ends_the_run(service: Any, make_client: Any, as_json: Any) -> None:
    service.answers("/vv/1", as_json({"id": 1}))
    client = make_client(request_budget=2)
    member(client)
    member(client)
    with pytest.raises(BudgetExhaustedError, match="budget of 2 requests"):
        member(client)
    assert len(service.paths) == 2


def test_the_time_budget_ends_the_run(service: Any, make_client: Any, as_json: Any) -> None:
    service.answers("/vv/1", as_json({"id": 1}))
    client = make_client(time_budget_seconds=0.05)
    time.sleep(0.06)
    with pytest.raises(BudgetExhaustedError, match="seconds"):
        member(client)
    assert service.paths == []


def _ask_together(client: Any, threads: int) -> None:
    workers = [threading.Thread(target=client.member, args=(number,)) for number in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


def test_never_more_than_four_are_in_flight(service: Any, make_client: Any, as_json: Any) -> None:
    for number in range(16):
        service.answers(f"/vv/{number}", as_json({"id": number}, waits_for_company=True, delay_seconds=0.1))
    _ask_together(make_client(), 16)
    assert len(service.paths) == 16
    assert 1 < service.most_in_flight <= 4


def test_requests_keep_their_pace(service: Any, make_client: Any, as_json: Any, waits: list[float]) -> None:
    for number in range(6):
        service.answers(f"/vv/{number}", as_json({"id": number}))
    _ask_together(make_client(requests_per_second=20), 6)
    assert sorted(waits) == pytest.approx([0.05, 0.1, 0.15, 0.2, 0.25])


def test_http_is_for_this_machine_only(quick_settings: Callable[..., Any]) -> None:
    from parliament.errors import UsageError

    with pytest.raises(UsageError, match="https"):
        quick_settings(base_url="http://ws.vlpar.be/e/opendata")
