"""The archive's log: what is known of each fetch, one line after the other, one file per month, never rewritten.

A line is eight hexadecimal digits, a blank and JSON. The digits are the CRC-32 of the JSON's bytes: a line that a kill
cut off, at whatever byte, or that the disk damaged later, is known by them and passed over. There are two kinds::

    7c1f02aa {"url": …, "sha256": …, "fetched_at": …, "status": …, "headers": …, "byte_count": …}
    90b3e1d4 {"seen": url, "at": …}

The second says that ``url`` gave once more what its latest line of the first kind says.
"""

import json
import os
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from parliament.errors import ArchiveError
from parliament.files import flush_to_disk
from parliament.locks import hold_lock

SUFFIX: Final = ".jsonl"
# Headers that differ from answer to answer although nothing has changed.
_HEADERS_OF_THE_MOMENT: Final = frozenset({"age", "cache-control", "date", "expires", "retry-after", "server"})
_OK: Final = 200
_NOT_MODIFIED: Final = 304
_CHECKSUM_LENGTH: Final = 8


@dataclass(frozen=True, slots=True)
class FetchRecord:
    """A line of the first kind."""

    url: str
    sha256: str
    fetched_at: datetime
    status: int
    headers: Mapping[str, str]
    byte_count: int

    def repeats(self, earlier: "FetchRecord") -> bool:
        """Whether this is the answer before it once more, or its confirmation: same body, same validators."""
        is_confirmed = self.status == _NOT_MODIFIED and earlier.status == _OK
        return (
            self.sha256 == earlier.sha256
            and (self.status == earlier.status or is_confirmed)
            and _lasting(self.headers) == _lasting(earlier.headers)
        )


@dataclass(slots=True)
class KnownFetch:
    """A fetch in memory: when, and where its line stands. The rest is read from there when it is asked for."""

    fetched_at: datetime
    last_seen_at: datetime
    month: str
    offset: int
    length: int


class FetchLog:
    """Reads and appends the lines below one folder. For one thread at a time; processes may share a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._offsets: dict[str, int] = {}
        # In the order of their lines, urls in the order of their first.
        self.fetches_by_url: dict[str, list[KnownFetch]] = {}

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Let one process at a time append: what is appended depends on what stands there."""
        with hold_lock(self._folder / ".lock", is_patient=True):
            yield

    def read_news(self) -> None:
        """Read the lines that were appended since the last call."""
        files = sorted(self._folder.glob(f"*{SUFFIX}"))
        sizes = {path.stem: path.stat().st_size for path in files}
        if any(sizes.get(month, -1) < offset for month, offset in self._offsets.items()):
            # Somebody put another archive in this one's place, for instance a backup.
            self._offsets.clear()
            self.fetches_by_url.clear()
        for path in files:
            if sizes[path.stem] > self._offsets.get(path.stem, 0):
                self._read_month(path)

    def record(self, known: KnownFetch) -> FetchRecord:
        """The line of a fetch.

        Raises :class:`ArchiveError` when it is no longer the one that was read.
        """
        path = self._path(known.month)
        try:
            with path.open("rb") as file:
                line = os.pread(file.fileno(), known.length, known.offset)
        except OSError as error:
            raise ArchiveError(f"The archive's log {path} cannot be read: {error}.") from error
        record = read_record(_content(line))
        if record is None:
            raise ArchiveError(f"The archive's log {path} was damaged at byte {known.offset} while it was in use.")
        return record

    def append_record(self, record: FetchRecord) -> None:
        """Append a line of the first kind, durably; hold the lock meanwhile."""
        self._append(month_of(record.fetched_at), record_line(record))

    def append_seen(self, url: str, moment: datetime) -> None:
        """Append a line of the second kind, durably; hold the lock meanwhile."""
        self._append(month_of(moment), seen_line(url, moment))

    def _append(self, month: str, line: bytes) -> None:
        path = self._path(month)
        is_new = not path.exists()
        with path.open("a+b", buffering=0) as file:
            size = os.fstat(file.fileno()).st_size
            is_torn = size > 0 and os.pread(file.fileno(), 1, size - 1) != b"\n"
            # One call: when the disk takes only a part of it, the rest of a line is torn and is passed over.
            whole = (b"\n" if is_torn else b"") + line
            if file.write(whole) != len(whole):
                raise OSError(f"{path} took only a part of a line")
            os.fsync(file.fileno())
        if is_new:
            flush_to_disk(self._folder)

    def _read_month(self, path: Path) -> None:
        month = path.stem
        offset = self._offsets.get(month, 0)
        with path.open("rb") as file:
            file.seek(offset)
            # What stands after the last line end is still being written, or was cut off.
            for line in file:
                if not line.endswith(b"\n"):
                    break
                self._take(_content(line), month, offset, len(line))
                offset += len(line)
        self._offsets[month] = offset

    def _take(self, content: Any, month: str, offset: int, length: int) -> None:
        seen = read_seen(content)
        if seen is not None:
            url, moment = seen
            if url in self.fetches_by_url:
                latest = self.fetches_by_url[url][-1]
                latest.last_seen_at = max(latest.last_seen_at, moment)
            return
        record = read_record(content)
        if record is not None:
            known = KnownFetch(record.fetched_at, record.fetched_at, month, offset, length)
            self.fetches_by_url.setdefault(record.url, []).append(known)

    def _path(self, month: str) -> Path:
        return self._folder / f"{month}{SUFFIX}"


def _lasting(headers: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name not in _HEADERS_OF_THE_MOMENT}


def month_of(moment: datetime) -> str:
    """The name of the file in which a moment's line stands."""
    return f"{moment.astimezone(UTC):%Y-%m}"


def record_line(record: FetchRecord) -> bytes:
    """A line of the first kind."""
    return _line(
        {
            "url": record.url,
            "sha256": record.sha256,
            "fetched_at": record.fetched_at.isoformat(),
            "status": record.status,
            "headers": dict(record.headers),
            "byte_count": record.byte_count,
        }
    )


def seen_line(url: str, moment: datetime) -> bytes:
    """A line of the second kind."""
    return _line({"seen": url, "at": moment.isoformat()})


def read_record(content: Any) -> FetchRecord | None:
    """A record from its JSON, or ``None`` when it is none."""
    try:
        return FetchRecord(
            url=content["url"],
            sha256=content["sha256"],
            fetched_at=datetime.fromisoformat(content["fetched_at"]),
            status=content["status"],
            headers=content["headers"],
            byte_count=content["byte_count"],
        )
    except (ValueError, KeyError, TypeError):
        return None


def read_seen(content: Any) -> tuple[str, datetime] | None:
    """The url and the moment of a line of the second kind, or ``None`` when it is none."""
    try:
        return content["seen"], datetime.fromisoformat(content["at"])
    except (ValueError, KeyError, TypeError):
        return None


def _line(content: Mapping[str, Any]) -> bytes:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return b"%08x %s\n" % (zlib.crc32(text), text)


def _content(line: bytes) -> Any:
    """The JSON of a line, or ``None`` when the line is not whole."""
    checksum, text = line[:_CHECKSUM_LENGTH], line[_CHECKSUM_LENGTH + 1 :].rstrip(b"\n")
    try:
        if int(checksum, 16) != zlib.crc32(text):
            return None
        return json.loads(text)
    except ValueError:
        return None
