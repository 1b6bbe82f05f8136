import json
import threading
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parliament import archive as archive_module
from parliament.archive import Archive, ArchivedBody
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


def test_the_same_bytes_again_give_a_new_record_of_the_same_body(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    first, second = store(archive, b"same"), store(archive, b"same", at=NIGHT + timedelta(days=1))
    assert first.path == second.path
    assert archive.fetches(URL) == (first, second)
    assert len(list((tmp_path / "bodies").rglob("*/*"))) == 1


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


@pytest.mark.parametrize("cut_at", ["body", "index", "record"])
def test_a_cut_before_any_step_is_harmless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cut_at: str) -> None:
    archive = Archive(tmp_path)
    before = store(archive, b"before")

    def cut(*_arguments: object) -> None:
        raise CutError

    write = archive_module._write_durably

    def cut_when(path: Path, content: bytes) -> None:
        if (cut_at == "record") == (path.suffix == ".json"):
            raise CutError
        write(path, content)

    with monkeypatch.context() as patched:
        if cut_at == "index":
            patched.setattr(Archive, "_append_index_line", cut)
        else:
            patched.setattr(archive_module, "_write_durably", cut_when)
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
        patched.setattr(archive_module.os, "fsync", cut)
        with pytest.raises(CutError):
            store(Archive(tmp_path), content)
    assert list((tmp_path / "bodies").rglob("*/*")) == []
    kept = store(Archive(tmp_path), content)
    assert Archive(tmp_path).read(kept.sha256) == content


@pytest.mark.parametrize("kept_bytes", range(1, 20, 6))
def test_a_torn_last_index_line_is_passed_over(tmp_path: Path, kept_bytes: int) -> None:
    archive = Archive(tmp_path)
    first = store(archive, b"first")
    whole = (tmp_path / "index.jsonl").read_bytes()
    (tmp_path / "index.jsonl").write_bytes(whole + whole[:kept_bytes])
    reopened = Archive(tmp_path)
    assert reopened.fetches(URL) == (first,)
    second = store(reopened, b"second", at=NIGHT + timedelta(days=1))
    assert reopened.fetches(URL) == (first, second)
    assert Archive(tmp_path).fetches(URL) == (first, second)


def test_the_index_is_rebuilt_from_the_records(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    kept = [store(archive, b"%d" % n, url=f"{URL}{n % 3}", at=NIGHT + timedelta(hours=n)) for n in range(9)]
    (tmp_path / "index.jsonl").unlink()
    assert sorted(Archive(tmp_path).all_fetches(), key=lambda fetch: fetch.fetched_at) == kept
    (tmp_path / "index.jsonl").unlink()
    more = store(Archive(tmp_path), b"more", url=f"{URL}0", at=NIGHT + timedelta(days=9))
    assert Archive(tmp_path).fetches(f"{URL}0") == (kept[0], kept[3], kept[6], more)
    assert Archive(tmp_path).rebuild_index() == 10


def test_a_damaged_record_is_named(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    store(archive, b"x")
    record = next((tmp_path / "fetches").rglob("*.json"))
    record.write_text("{}")
    with pytest.raises(ArchiveError, match="fetch record"):
        archive.latest(URL)


def test_two_openers_see_each_other(tmp_path: Path) -> None:
    reader, writer = Archive(tmp_path), Archive(tmp_path)
    assert reader.latest(URL) is None
    kept = store(writer, b"x")
    assert reader.latest(URL) == kept


def test_an_open_archive_notices_that_its_index_was_rebuilt(tmp_path: Path) -> None:
    reader = Archive(tmp_path)
    kept = [store(reader, b"%d" % n, at=NIGHT + timedelta(hours=n)) for n in range(3)]
    assert reader.fetches(URL) == tuple(kept)
    Archive(tmp_path).rebuild_index()
    more = store(Archive(tmp_path), b"more", at=NIGHT + timedelta(days=1))
    assert reader.fetches(URL) == (*kept, more)


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


def test_latest_of_many_fetches_opens_one_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = Archive(tmp_path)
    kept = store(archive, b"x")
    with (tmp_path / "index.jsonl").open("a") as index:
        index.writelines(json.dumps([f"{URL}/{n}", f"{n:032x}-x-y"]) + "\n" for n in range(100_000))
    opened: list[Path] = []
    read_bytes = Path.read_bytes

    def counted(path: Path) -> bytes:
        opened.append(path)
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", counted)
    assert Archive(tmp_path).latest(URL) == kept
    assert len(opened) == 1


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ArchiveError, match="not a folder"):
        Archive(tmp_path / "file")
