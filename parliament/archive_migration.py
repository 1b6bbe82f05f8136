"""Archives of the former layout: one file per fetch (``fetches/1f3/….json``), and an index of them.

Their records are packed into a file of the log, ``fetches/0000-00.jsonl``, which sorts before every month. Only when
that file is whole and on the disk are the single files removed: what they said stands in it, each fetch with its time.
Cut off at any point, packing resumes at the next opening, and nothing is packed twice. A record that cannot be read is
moved to ``fetches/unreadable/`` and stays there.
"""

import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from parliament.archive_log import SUFFIX, FetchLog, FetchRecord, read_record, record_line, seen_line
from parliament.files import write_durably

_FORMER_FOLDERS: Final = "[0-9a-f]" * 3
_UNREADABLE: Final = "unreadable"


def pack_former_records(root: Path, log: FetchLog) -> None:
    """Pack what the former layout left below ``root``; nothing is done where it left nothing.

    Raises :class:`OSError` when the folder cannot be written.
    """
    fetches = root / "fetches"
    if not any(fetches.glob(_FORMER_FOLDERS)):
        return
    with log.hold():
        files = sorted(fetches.glob(f"{_FORMER_FOLDERS}/*.json"))
        records = [record for path in files if (record := _read(path)) is not None]
        log.read_news()
        new = [record for record in records if not _knows(log, record)]
        if new:
            write_durably(_free_place(fetches), b"".join(_lines(new)))
        for path in files:
            if _read(path) is None:
                (fetches / _UNREADABLE).mkdir(exist_ok=True)
                path.rename(fetches / _UNREADABLE / path.name)
            else:
                path.unlink()
        (root / "index.jsonl").unlink(missing_ok=True)
        for folder in fetches.glob(_FORMER_FOLDERS):
            # What somebody else put there stays, and so does its folder.
            with suppress(OSError):
                folder.rmdir()


def _read(path: Path) -> FetchRecord | None:
    try:
        return read_record(json.loads(path.read_bytes()))
    except ValueError:
        return None


def _knows(log: FetchLog, record: FetchRecord) -> bool:
    """Whether a packing that was cut off packed this record already: then everything of its url up to its time."""
    known = log.fetches_by_url.get(record.url, [])
    return any(one.fetched_at <= record.fetched_at <= one.last_seen_at for one in known)


def _free_place(fetches: Path) -> Path:
    number = sum(1 for _ in fetches.glob(f"0000-*{SUFFIX}"))
    return fetches / f"0000-{number:02d}{SUFFIX}"


def _lines(records: Iterable[FetchRecord]) -> Iterable[bytes]:
    latest: dict[str, FetchRecord] = {}
    for record in sorted(records, key=lambda one: one.fetched_at):
        before = latest.get(record.url)
        if before is not None and record.repeats(before):
            yield seen_line(record.url, record.fetched_at)
        else:
            latest[record.url] = record
            yield record_line(record)
