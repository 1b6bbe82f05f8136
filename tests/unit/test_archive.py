import threading
import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parliament import archive as archive_module
from parliament import files
from parliament.archive import Archive, ArchivedBody
from parliament.archive_log import FetchLog
from parliament.errors import ArchiveError

URL = "https://service.example/verg/1"
NIGHT = datetime(2024, 1, 31, 2, 3, 4, tzinfo=UTC)


def store(archive: Archive, body: bytes, *, url: str = URL, at: datetime = NIGHT, status: int = 200) -> ArchivedBody:
    return archive.store(body, url=url, status=status, headers={"Content-Type": "application/json"}, fetched_at=at)


class CutError(BaseException):
    """The power went out."""


def test_a_body_comes_back_as_it_came(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    kept = store(archive, b"\x00\xffbytes")
    assert archive.read(kept.sha256) == b"\x00\xffbytes"
    assert kept.path.read_bytes() == b"\x00\xffbytes"
    assert archive.latest(URL) == kept
    assert kept.byte_count == 7


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(max_size=200), url=st.text(st.characters(codec="utf-8"), min_size=1, max_size=80))
def test_any_body_of_any_url_comes_back_from_a_new_process(tmp_path: Path, body: bytes, url: str) -> None:
    kept = store(Archive(tmp_path), body, url=url)
    again = Archive(tmp_path)
    assert again.latest(url) == kept
    assert again.read(kept.sha256) == body


def test_only_listed_headers_are_kept_and_never_a_cookie(tmp_path: Path) -> None:
    headers = {"ETag": '"a"', "Set-Cookie": "secret=1", "X-Session": "s", "Content-Type": "text/html"}
    kept = Archive(tmp_path).store(b"x", url=URL, status=200, headers=headers, fetched_at=NIGHT)
    assert kept.headers == {"etag": '"a"', "content-type": "text/html"}
    assert "secret" not in "".join(path.read_text() for path in tmp_path.rglob("*.json*"))


def test_the_same_answer_again_is_the_same_fetch_seen_once_more(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    first, second = store(archive, b"same"), store(archive, b"same", at=NIGHT + timedelta(days=1))
    assert second == replace(first, last_seen_at=NIGHT + timedelta(days=1))
    assert archive.fetches(URL) == Archive(tmp_path).fetches(URL) == (second,)
    assert len(list((tmp_path / "bodies").rglob("*/*"))) == 1


def test_what_is_not_quite_the_same_is_a_fetch_of_its_own(tmp_path: Path) -> None:
    archive = Archive(tmp_path)

    def answer(body: bytes, status: int, **headers: str) -> ArchivedBody:
        return archive.store(body, url=URL, status=status, headers=headers, fetched_at=NIGHT)

    fetches = [
        answer(b"a", 200),
        answer(b"b", 200),
        answer(b"a", 200),
        answer(b"a", 404),
        answer(b"a", 200, etag="1"),
        answer(b"a", 200, etag="2"),
        answer(b"a", 200, **{"content-length": "9"}),
    ]
    assert archive.fetches(URL) == tuple(fetches)
    assert [fetch.last_seen_at - fetch.fetched_at for fetch in fetches] == [timedelta(0)] * 7


def test_a_confirmation_and_another_date_are_the_same_answer(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    for number, status in enumerate((200, 304, 304, 200)):
        moment = NIGHT + timedelta(days=number)
        headers = {"Date": f"{moment}", "Age": f"{number}", "ETag": '"a"'}
        archive.store(b"a", url=URL, status=status, headers=headers, fetched_at=moment)
    (fetch,) = archive.fetches(URL)
    assert (fetch.status, fetch.fetched_at, fetch.last_seen_at) == (200, NIGHT, NIGHT + timedelta(days=3))


def test_a_year_of_unchanged_nights_is_a_dozen_files_of_short_lines(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    for night in range(0, 365, 5):
        for number in range(3):
            store(archive, b"unchanged", url=f"{URL}{number}", at=NIGHT + timedelta(days=night))
    assert len(list(archive.all_fetches())) == 3
    files = [path for path in (tmp_path / "fetches").iterdir() if path.suffix]
    assert len(files) == 13
    assert sum(path.stat().st_size for path in files) / (73 * 3) < 130


def test_the_latest_is_the_one_stored_last_also_when_the_clock_was_put_back(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    before = store(archive, b"old", at=NIGHT + timedelta(days=900))
    after = store(archive, b"new", at=NIGHT)
    assert archive.latest(URL) == after
    assert Archive(tmp_path).fetches(URL) == (before, after)
    assert store(archive, b"elsewhere", url="https://service.example/other", at=NIGHT).fetched_at == NIGHT
    assert archive.latest("https://service.example/none") is None


def test_times_are_kept_in_utc(tmp_path: Path) -> None:
    summer_time = timezone(timedelta(hours=2))
    kept = store(Archive(tmp_path), b"x", at=datetime(2024, 7, 1, 1, 0, tzinfo=summer_time))
    assert kept.fetched_at == datetime(2024, 6, 30, 23, 0, tzinfo=UTC)
    assert kept.fetched_at.utcoffset() == timedelta(0)
    with pytest.raises(ArchiveError, match="no time zone"):
        store(Archive(tmp_path), b"x", at=datetime(2024, 7, 1, 1, 0))  # noqa: DTZ001


def test_a_damaged_body_is_refused_and_healed_by_the_next_store(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    kept = store(archive, b"good bytes")
    kept.path.write_bytes(b"bad bytes!")
    with pytest.raises(ArchiveError, match="damaged"):
        archive.read(kept.sha256)
    store(archive, b"good bytes")
    assert archive.read(kept.sha256) == b"good bytes"
    assert [path.read_bytes() for path in kept.path.parent.glob("*.damaged-*")] == [b"bad bytes!"]


@pytest.mark.parametrize("name", ["", "abc", "../../etc/passwd", "g" * 64, "A" * 64])
def test_only_a_sha256_names_a_body(tmp_path: Path, name: str) -> None:
    with pytest.raises(ArchiveError, match="not the sha256"):
        Archive(tmp_path).read(name)


def test_a_missing_body_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="holds no body " + "0" * 64):
        Archive(tmp_path).read("0" * 64)


def test_no_file_is_named_by_the_source(tmp_path: Path) -> None:
    root = tmp_path / "archive"
    store(Archive(root), b"x", url="https://service.example/../../evil?id=/etc/passwd&x=\n\0")
    assert {path.name for path in tmp_path.iterdir()} == {"archive"}
    assert "evil" not in "".join(path.name for path in root.rglob("*"))


@pytest.mark.parametrize("cut_at", ["body", "line"])
def test_a_cut_before_any_step_is_harmless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cut_at: str) -> None:
    archive = Archive(tmp_path)
    before = store(archive, b"before")

    def cut(*_arguments: object) -> None:
        raise CutError

    with monkeypatch.context() as patched:
        if cut_at == "line":
            patched.setattr(FetchLog, "_append", cut)
        else:
            patched.setattr(archive_module, "write_durably", cut)
        with pytest.raises(CutError):
            store(archive, b"after", at=NIGHT + timedelta(days=1))

    reopened = Archive(tmp_path)
    assert reopened.latest(URL) == before
    assert list(reopened.all_fetches()) == [before]
    after = store(reopened, b"after", at=NIGHT + timedelta(days=2))
    assert reopened.fetches(URL) == (before, after)
    assert reopened.read(after.sha256) == b"after"


@pytest.mark.parametrize("content", [b"the body", b"{}"])
def test_a_cut_inside_a_write_leaves_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    def cut(_descriptor: int) -> None:
        raise CutError

    with monkeypatch.context() as patched:
        patched.setattr(files.os, "fsync", cut)
        with pytest.raises(CutError):
            store(Archive(tmp_path), content)
    assert list((tmp_path / "bodies").rglob("*/*")) == []
    kept = store(Archive(tmp_path), content)
    assert Archive(tmp_path).read(kept.sha256) == content


@pytest.mark.long
@pytest.mark.parametrize("is_seen_again", [False, True])
def test_a_line_cut_off_at_any_byte_is_passed_over_and_storing_goes_on(tmp_path: Path, is_seen_again: bool) -> None:
    root = tmp_path / "whole"
    first = store(Archive(root), b"first")
    log = root / "fetches" / "2024-01.jsonl"
    start = log.stat().st_size
    store(Archive(root), b"first" if is_seen_again else b"second", at=NIGHT + timedelta(hours=1))
    whole = log.read_bytes()
    for length in range(start, len(whole)):
        root = tmp_path / f"{length}"
        (root / "fetches").mkdir(parents=True)
        (root / "fetches" / log.name).write_bytes(whole[:length])
        reopened = Archive(root)
        assert reopened.fetches(URL) == (replace(first, path=reopened._body_path(first.sha256)),)
        third = store(reopened, b"third", at=NIGHT + timedelta(days=1))
        assert reopened.fetches(URL) == Archive(root).fetches(URL)
        assert reopened.latest(URL) == third
        assert reopened.fetches(URL)[0].sha256 == first.sha256


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(position=st.integers(min_value=0), bit=st.integers(0, 7))
def test_a_bit_that_turned_costs_one_line_and_is_never_believed(tmp_path: Path, position: int, bit: int) -> None:
    root = tmp_path / uuid.uuid4().hex
    kept = [store(Archive(root), b"%d" % n, url=f"{URL}{n}") for n in range(3)]
    log = root / "fetches" / "2024-01.jsonl"
    damaged = bytearray(log.read_bytes())
    damaged[position % len(damaged)] ^= 1 << bit
    log.write_bytes(damaged)
    found = list(Archive(root).all_fetches())
    assert all(fetch in kept for fetch in found)
    # A line end that is none any more takes the next line with it.
    assert len(found) >= 1


def test_a_line_damaged_while_the_archive_is_open_is_named(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    store(archive, b"x")
    assert archive.urls() == (URL,)
    log = tmp_path / "fetches" / "2024-01.jsonl"
    log.write_bytes(log.read_bytes().replace(b"sha256", b"sha257"))
    with pytest.raises(ArchiveError, match="damaged at byte 0"):
        archive.latest(URL)


def test_another_archive_in_the_place_of_an_open_one_is_noticed(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    for number in range(3):
        store(archive, b"%d" % number, url=f"{URL}{number}")
    log = tmp_path / "fetches" / "2024-01.jsonl"
    log.write_bytes(log.read_bytes().splitlines(keepends=True)[1])
    assert archive.urls() == (f"{URL}1",)


def test_two_openers_see_each_other(tmp_path: Path) -> None:
    reader, writer = Archive(tmp_path), Archive(tmp_path)
    assert reader.latest(URL) is None
    kept = store(writer, b"x")
    assert reader.latest(URL) == kept


def test_threads_may_store_together(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    start = threading.Barrier(8)

    def work(number: int) -> None:
        start.wait()
        for turn in range(10):
            store(archive, b"body %d" % turn, url=f"{URL}/{number}", at=NIGHT + timedelta(seconds=turn))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(list(Archive(tmp_path).all_fetches())) == 80
    assert len(list((tmp_path / "bodies").rglob("*/*"))) == 10
    assert not list(tmp_path.rglob("*.tmp"))


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ArchiveError, match="not a folder"):
        Archive(tmp_path / "file")
