"""An archive whose processes are killed while they store: whatever is in it is whole, and storing goes on."""

import json
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from parliament.archive import Archive

# Every third body is the one that its url gave before, and is only seen once more.
STORE_WITHOUT_END = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from parliament.archive import Archive
archive = Archive(Path(sys.argv[1]))
number = 0
while True:
    number += 1
    body = b"%d " % (number - number % 3) * 5000
    url = f"https://service.example/{sys.argv[2]}/{number % 3 == 2}"
    archive.store(body, url=url, status=200, headers={}, fetched_at=datetime.now(UTC))
"""
PACK = "import sys; from pathlib import Path; from parliament.archive import Archive; Archive(Path(sys.argv[1])).urls()"


def log_size(root: Path) -> int:
    return sum(path.stat().st_size for path in root.glob("fetches/*.jsonl"))


@pytest.mark.parametrize("writers", [1, 2])
def test_killed_at_any_moment_nothing_stored_is_broken(tmp_path: Path, writers: int) -> None:
    stored = grown_to = 0
    for turn in range(8):
        processes = [
            subprocess.Popen([sys.executable, "-c", STORE_WITHOUT_END, str(tmp_path), str(number)])
            for number in range(writers)
        ]
        while log_size(tmp_path) < grown_to + 2_000:
            time.sleep(0.005)
        # Another moment of the two steps of a store each time.
        time.sleep(0.0013 * turn)
        for process in processes:
            process.kill()
            process.wait()
        archive = Archive(tmp_path)
        fetches = list(archive.all_fetches())
        assert len(fetches) > stored
        stored, grown_to = len(fetches), log_size(tmp_path)
        for fetch in fetches:
            assert len(archive.read(fetch.sha256)) == fetch.byte_count
    assert list(Archive(tmp_path).all_fetches()) == fetches
    archive.store(b"after", url="https://service.example/0", status=200, headers={}, fetched_at=datetime.now(UTC))
    assert archive.read(archive.fetches("https://service.example/0")[-1].sha256) == b"after"


def write_former_layout(root: Path, nights: int) -> dict[str, set[datetime]]:
    """An archive as it was before fetches were packed: a file for each; returns when each url was fetched."""
    archive = Archive(root)
    moments: dict[str, set[datetime]] = {}
    began_at = datetime(2024, 1, 31, 2, 3, 4, tzinfo=UTC)
    index = []
    for night in range(nights):
        for number in range(20):
            url = f"https://service.example/{number}"
            body = b"%d of %d" % (number, night // 4)
            moment = began_at + timedelta(days=night, seconds=number)
            kept = archive.store(body, url=f"{url}/body", status=200, headers={}, fetched_at=moment)
            moments.setdefault(url, set()).add(moment)
            name = f"{number:03x}{'0' * 29}-{moment:%Y%m%dT%H%M%S%f}Z-{number:08x}"
            record = {
                "url": url, "sha256": kept.sha256, "fetched_at": moment.isoformat(),
                "status": 200 if night % 2 else 304, "headers": {"date": f"{moment}"}, "byte_count": len(body),
            }  # fmt: skip
            path = root / "fetches" / name[:3] / f"{name}.json"
            path.parent.mkdir(exist_ok=True)
            path.write_text(json.dumps(record, indent=1) + "\n")
            index.append(json.dumps([url, name]) + "\n")
    (root / "index.jsonl").write_text("".join(index))
    for path in root.glob("fetches/*.jsonl"):
        path.unlink()
    return moments


def all_moments(root: Path) -> dict[str, set[datetime]]:
    """Each moment of which the packed log still tells, by url."""
    moments: dict[str, set[datetime]] = {}
    for path in root.glob("fetches/*.jsonl"):
        for line in path.read_text().splitlines():
            content = json.loads(line[9:])
            url = content.get("url") or content["seen"]
            moments.setdefault(url, set()).add(datetime.fromisoformat(content.get("fetched_at") or content["at"]))
    return moments


def test_an_archive_of_the_former_layout_is_packed_without_loss(tmp_path: Path) -> None:
    moments = write_former_layout(tmp_path, 9)
    archive = Archive(tmp_path)
    assert set(archive.urls()) == set(moments)
    assert all_moments(tmp_path) == moments
    for url, of_url in moments.items():
        fetches = archive.fetches(url)
        assert fetches[0].fetched_at == min(of_url)
        assert fetches[-1].last_seen_at == max(of_url)
        number = int(url.rpartition("/")[2])
        assert [archive.read(fetch.sha256) for fetch in fetches if fetch.status == 200] == [
            b"%d of %d" % (number, version) for version in range(2)
        ]
    assert [path.name for path in (tmp_path / "fetches").iterdir() if path.suffix] == ["0000-00.jsonl"]
    assert not (tmp_path / "index.jsonl").exists()
    assert list(Archive(tmp_path).all_fetches()) == list(archive.all_fetches())


def test_packing_killed_at_any_moment_goes_on_without_loss(tmp_path: Path) -> None:
    moments = write_former_layout(tmp_path, 12)
    for turn in range(12):
        (tmp_path / "fetches" / ".lock").unlink(missing_ok=True)
        process = subprocess.Popen([sys.executable, "-c", PACK, str(tmp_path)])
        while not (tmp_path / "fetches" / ".lock").exists() and process.poll() is None:
            time.sleep(0.001)
        time.sleep(0.003 * turn)
        process.kill()
        process.wait()
    assert set(Archive(tmp_path).urls()) == set(moments)
    assert all_moments(tmp_path) == moments
    assert sum(1 for path in tmp_path.glob("fetches/*.jsonl") for _ in path.read_text().splitlines()) == 12 * 20
    assert not list(tmp_path.glob("fetches/*/"))


def test_records_that_cannot_be_read_are_kept_aside(tmp_path: Path) -> None:
    moments = write_former_layout(tmp_path, 2)
    broken = next(tmp_path.glob("fetches/*/*.json"))
    broken.write_text("{}")
    assert set(Archive(tmp_path).urls()) == set(moments)
    assert (tmp_path / "fetches" / "unreadable" / broken.name).read_text() == "{}"
    assert set(Archive(tmp_path).urls()) == set(moments)


def test_what_an_older_program_adds_afterwards_is_packed_too(tmp_path: Path) -> None:
    write_former_layout(tmp_path, 2)
    Archive(tmp_path).urls()
    packed = next(tmp_path.glob("fetches/0000-00.jsonl")).read_bytes()
    later = datetime(2024, 3, 1, tzinfo=UTC)
    path = tmp_path / "fetches" / "abc" / "abc.json"
    path.parent.mkdir()
    record = {"url": "https://service.example/0", "sha256": "0" * 64, "fetched_at": later.isoformat(), "status": 200,
              "headers": {}, "byte_count": 1}  # fmt: skip
    path.write_text(json.dumps(record))
    latest = Archive(tmp_path).latest("https://service.example/0")
    assert latest is not None
    assert latest.fetched_at == later
    assert (tmp_path / "fetches" / "0000-00.jsonl").read_bytes() == packed
