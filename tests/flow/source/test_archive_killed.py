"""An archive whose process is killed while it stores: whatever is in it is whole, and storing goes on."""

import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from parliament.archive import Archive

STORE_WITHOUT_END = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from parliament.archive import Archive
archive = Archive(Path(sys.argv[1]))
number = 0
while True:
    number += 1
    body = b"%d " % number * 5000
    url = f"https://service.example/{number % 7}"
    archive.store(body, url=url, status=200, headers={}, fetched_at=datetime.now(UTC))
"""


def test_killed_at_any_moment_nothing_stored_is_broken(tmp_path: Path) -> None:
    index = tmp_path / "index.jsonl"
    stored = grown_to = 0
    for turn in range(8):
        process = subprocess.Popen([sys.executable, "-c", STORE_WITHOUT_END, str(tmp_path)])
        while not index.exists() or index.stat().st_size < grown_to + 2_000:
            time.sleep(0.005)
        # Another moment of the three steps of a store each time.
        time.sleep(0.0013 * turn)
        process.kill()
        process.wait()
        archive = Archive(tmp_path)
        fetches = list(archive.all_fetches())
        assert len(fetches) > stored
        stored, grown_to = len(fetches), index.stat().st_size
        for fetch in fetches:
            assert len(archive.read(fetch.sha256)) == fetch.byte_count
    before = len(fetches)
    assert Archive(tmp_path).rebuild_index() == before
    archive.store(b"after", url="https://service.example/0", status=200, headers={}, fetched_at=datetime.now(UTC))
    assert archive.read(archive.fetches("https://service.example/0")[-1].sha256) == b"after"
