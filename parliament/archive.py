"""The archive: every body fetched, as it came, named by its sha256, with one small record per fetch.

Layout under the archive's root (every name is made here; none comes from the source)::

    bodies/ab/ab12…ef                          a body, named by the sha256 of its bytes
    fetches/1f3/1f3c…-20240131T020304…Z-….json  one record per fetch, named by the sha256 of its url and the time
    index.jsonl                                one line per fetch: url and record name

A store takes three steps, each durable before the next begins: the body, the index line, the record. A fetch exists
when its record exists. Cut anywhere, the archive stays right: a body without a record is unused and is found again by
its name, an index line without a record is passed over, half a line at the end of the index is passed over. The index
can be rebuilt from the records at any time, and is when the file is missing.

Nothing is ever overwritten. The same bytes fetched again give a new record of the same body.
"""

import hashlib
import json
import os
import threading
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from parliament.errors import ArchiveError

# Only what says how to read a body, how fresh it is and who sent it; cookies and session headers are never kept.
KEPT_HEADERS: Final = frozenset(
    {
        "age",
        "cache-control",
        "content-encoding",
        "content-length",
        "content-type",
        "date",
        "etag",
        "expires",
        "last-modified",
        "location",
        "retry-after",
        "server",
    }
)

# Enough of the url's sha256 for a name (128 bits do not collide); three hexadecimal digits of it spread 100 000 records
# over 4 096 folders.
_URL_KEY_LENGTH: Final = 32
_RECORD_FOLDER_LENGTH: Final = 3
_BODY_FOLDER_LENGTH: Final = 2
_SHA256_LENGTH: Final = 64


@dataclass(frozen=True, slots=True)
class ArchivedBody:
    """One fetch and where its body lies.

    ``fetched_at`` is in UTC. ``status`` is the HTTP status; 304 says that the service confirmed the body kept earlier.
    ``headers`` have lower-case names and hold only :data:`KEPT_HEADERS`.
    """

    sha256: str
    url: str
    fetched_at: datetime
    status: int
    headers: Mapping[str, str]
    byte_count: int
    path: Path


class Archive:
    """The content-addressed store of raw bodies. Threads and processes may share one root."""

    def __init__(self, root: Path) -> None:
        """Open the archive at ``root``, which is created when something is stored first.

        Raises :class:`ArchiveError` when ``root`` is something else than a folder.
        """
        if root.exists() and not root.is_dir():
            raise ArchiveError(f"The archive {root} is not a folder: name another folder or remove the file.")
        self._root = root
        self._index_path = root / "index.jsonl"
        self._lock = threading.Lock()
        self._records_by_url: dict[str, list[str]] = {}
        self._index_offset = 0
        self._index_inode = 0

    @property
    def root(self) -> Path:
        """The folder of the archive."""
        return self._root

    def store(
        self, body: bytes, *, url: str, status: int, headers: Mapping[str, str], fetched_at: datetime
    ) -> ArchivedBody:
        """Keep ``body`` as it came and a record of this fetch; both are durable on return.

        ``fetched_at`` is kept as given, but never as early as the fetch of ``url`` before it: when a clock was put
        back, the order of the fetches still tells which body is the newer.

        Raises :class:`ArchiveError` when ``fetched_at`` has no time zone or the folder cannot be written.
        """
        if fetched_at.tzinfo is None:
            raise ArchiveError(f"The time at which {url} was fetched has no time zone; the archive keeps UTC.")
        sha256 = hashlib.sha256(body).hexdigest()
        archived = ArchivedBody(
            sha256=sha256,
            url=url,
            fetched_at=self._after_the_one_before(url, fetched_at.astimezone(UTC)),
            status=status,
            headers={name.lower(): value for name, value in headers.items() if name.lower() in KEPT_HEADERS},
            byte_count=len(body),
            path=self._body_path(sha256),
        )
        try:
            self._keep_body(archived.path, body)
            record_name = _record_name(archived)
            self._append_index_line(url, record_name)
            _write_durably(self._record_path(record_name), _record_json(archived))
        except OSError as error:
            raise ArchiveError(f"The archive {self._root} cannot be written: {error}.") from error
        return archived

    def read(self, sha256: str) -> bytes:
        """The bytes of a stored body.

        Raises :class:`ArchiveError` when there is none of that name or its bytes are no longer those of its name.
        """
        if len(sha256) != _SHA256_LENGTH or not set(sha256) <= set("0123456789abcdef"):
            raise ArchiveError(f"'{sha256}' is not the sha256 of a body: it must be 64 lower-case hexadecimal digits.")
        path = self._body_path(sha256)
        try:
            body = path.read_bytes()
        except FileNotFoundError as error:
            raise ArchiveError(f"The archive {self._root} holds no body {sha256}.") from error
        except OSError as error:
            raise ArchiveError(f"The body {path} cannot be read: {error}.") from error
        if hashlib.sha256(body).hexdigest() != sha256:
            raise ArchiveError(f"The body {path} is damaged: its bytes no longer match its sha256. Fetch it again.")
        return body

    def latest(self, url: str) -> ArchivedBody | None:
        """The newest fetch of ``url``, whatever its status, or ``None`` when it was never fetched."""
        fetches = self.fetches(url)
        return fetches[-1] if fetches else None

    def fetches(self, url: str) -> tuple[ArchivedBody, ...]:
        """Every fetch of ``url``, oldest first."""
        with self._lock:
            self._read_new_index_lines()
            names = tuple(self._records_by_url.get(url, ()))
        found = (self._read_record(name) for name in names)
        return tuple(sorted((fetch for fetch in found if fetch is not None), key=lambda fetch: fetch.fetched_at))

    def urls(self) -> tuple[str, ...]:
        """Every url that was ever fetched, in the order of their first fetch."""
        with self._lock:
            self._read_new_index_lines()
            return tuple(self._records_by_url)

    def all_fetches(self) -> Iterator[ArchivedBody]:
        """Every fetch in the archive, in the order in which they were stored, url by url."""
        with self._lock:
            self._read_new_index_lines()
            names = [name for names in self._records_by_url.values() for name in names]
        for name in names:
            fetch = self._read_record(name)
            if fetch is not None:
                yield fetch

    def rebuild_index(self) -> int:
        """Write the index anew from the records and return how many it lists. Nothing else may be storing meanwhile."""
        with self._lock:
            return self._rebuild_index()

    def _rebuild_index(self) -> int:
        lines = []
        for path in sorted((self._root / "fetches").glob("*/*.json")):
            fetch = self._read_record(path.stem)
            if fetch is not None:
                lines.append((fetch.fetched_at, _index_line(fetch.url, path.stem)))
        lines.sort(key=lambda line: line[0])
        _write_durably(self._index_path, b"".join(line for _, line in lines))
        return len(lines)

    def _after_the_one_before(self, url: str, moment: datetime) -> datetime:
        with self._lock:
            self._read_new_index_lines()
            earlier = [_moment_of(name) for name in self._records_by_url.get(url, ())]
        return max([moment, *(before + timedelta(microseconds=1) for before in earlier)])

    def _body_path(self, sha256: str) -> Path:
        return self._root / "bodies" / sha256[:_BODY_FOLDER_LENGTH] / sha256

    def _record_path(self, record_name: str) -> Path:
        return self._root / "fetches" / record_name[:_RECORD_FOLDER_LENGTH] / f"{record_name}.json"

    def _keep_body(self, path: Path, body: bytes) -> None:
        if path.exists():
            if path.read_bytes() == body:
                return
            # The name promises these bytes and the file no longer has them: keep the damaged file for whoever must find
            # out why, and put the right bytes in its place.
            path.rename(path.with_name(f"{path.name}.damaged-{uuid.uuid4().hex}"))
        _write_durably(path, body)

    def _append_index_line(self, url: str, record_name: str) -> None:
        with self._lock:
            self._root.mkdir(parents=True, exist_ok=True)
            if not self._index_path.exists() and (self._root / "fetches").is_dir():
                self._rebuild_index()
            with self._index_path.open("a+b") as index:
                torn_end = _ends_inside_a_line(index.fileno())
                # One write call, so that processes appending at the same time cannot mix their lines.
                index.write((b"\n" if torn_end else b"") + _index_line(url, record_name))
                index.flush()
                os.fsync(index.fileno())

    def _read_new_index_lines(self) -> None:
        if not self._index_path.exists():
            if not (self._root / "fetches").is_dir():
                return
            self._rebuild_index()
        with self._index_path.open("rb") as index:
            inode = os.fstat(index.fileno()).st_ino
            if inode != self._index_inode:
                # First time, or somebody rebuilt the index: what was read of the former one counts no more.
                self._records_by_url.clear()
                self._index_offset, self._index_inode = 0, inode
            index.seek(self._index_offset)
            new_bytes = index.read()
        whole_length = new_bytes.rfind(b"\n") + 1
        self._index_offset += whole_length
        for line in new_bytes[:whole_length].splitlines():
            entry = _read_index_line(line)
            if entry is not None:
                self._records_by_url.setdefault(entry[0], []).append(entry[1])

    def _read_record(self, record_name: str) -> ArchivedBody | None:
        path = self._record_path(record_name)
        try:
            record = json.loads(path.read_bytes())
            return ArchivedBody(
                sha256=record["sha256"],
                url=record["url"],
                fetched_at=datetime.fromisoformat(record["fetched_at"]),
                status=record["status"],
                headers=record["headers"],
                byte_count=record["byte_count"],
                path=self._body_path(record["sha256"]),
            )
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ArchiveError(
                f"The fetch record {path} cannot be read ({error!r}): remove it to fetch again."
            ) from error


def _record_name(archived: ArchivedBody) -> str:
    url_key = hashlib.sha256(archived.url.encode()).hexdigest()[:_URL_KEY_LENGTH]
    # The random end keeps two threads apart that fetch one url in the same microsecond.
    return f"{url_key}-{archived.fetched_at:%Y%m%dT%H%M%S%f}Z-{uuid.uuid4().hex[:8]}"


def _moment_of(record_name: str) -> datetime:
    """When the fetch of a record took place, from the name that :func:`_record_name` gave it."""
    return datetime.strptime(record_name.split("-")[1], "%Y%m%dT%H%M%S%fZ").replace(tzinfo=UTC)


def _record_json(archived: ArchivedBody) -> bytes:
    record = {
        "url": archived.url,
        "sha256": archived.sha256,
        "fetched_at": archived.fetched_at.isoformat(),
        "status": archived.status,
        "headers": dict(archived.headers),
        "byte_count": archived.byte_count,
    }
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()


def _index_line(url: str, record_name: str) -> bytes:
    return json.dumps([url, record_name], ensure_ascii=False).encode() + b"\n"


def _read_index_line(line: bytes) -> tuple[str, str] | None:
    try:
        url, record_name = json.loads(line)
    except (ValueError, TypeError):
        return None
    return (url, record_name) if isinstance(url, str) and isinstance(record_name, str) else None


def _ends_inside_a_line(descriptor: int) -> bool:
    size = os.fstat(descriptor).st_size
    return size > 0 and os.pread(descriptor, 1, size - 1) != b"\n"


def _write_durably(path: Path, content: bytes) -> None:
    """Write under a temporary name, force it to disk, give it its name, force the name to disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{uuid.uuid4().hex}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
