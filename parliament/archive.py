"""The archive: every body fetched, as it came, named by its sha256, and what is known of each fetch.

Layout under the archive's root (every name is made here; none comes from the source)::

    bodies/ab/ab12…ef       a body, named by the sha256 of its bytes
    fetches/2024-01.jsonl   one line per fetch of a month (UTC); see :mod:`parliament.archive_log`

A store takes two steps, each durable before the next begins: the body, then the line. A fetch exists when its line is
whole. Cut anywhere, the archive stays right: a body without a line is unused and is found again by its name, and half
a line is passed over.

Nothing is ever overwritten and nothing removed. An answer that is the one kept before is not kept again: one short line
says when it was seen last. Archives of the former layout, with a file for each fetch, are packed when they are opened
first (:mod:`parliament.archive_migration`).
"""

import hashlib
import threading
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from parliament.archive_log import FetchLog, FetchRecord, KnownFetch
from parliament.archive_migration import pack_former_records
from parliament.errors import ArchiveError
from parliament.files import write_durably

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
# Two hexadecimal digits spread a million bodies over 256 folders of 4 000.
_BODY_FOLDER_LENGTH: Final = 2
_SHA256_LENGTH: Final = 64


@dataclass(frozen=True, slots=True)
class ArchivedBody:
    """What an address answered over some time, and where the body lies.

    ``fetched_at`` is when it answered so first, ``last_seen_at`` when it did so last, both in UTC. ``status`` is the
    HTTP status; 304 says that the service confirmed a body of an earlier record. ``headers`` have lower-case names and
    hold only :data:`KEPT_HEADERS`.
    """

    sha256: str
    url: str
    fetched_at: datetime
    last_seen_at: datetime
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
        self._lock = threading.Lock()
        self._log = FetchLog(root / "fetches")
        self._is_packed = False

    @property
    def root(self) -> Path:
        """The folder of the archive."""
        return self._root

    def store(
        self, body: bytes, *, url: str, status: int, headers: Mapping[str, str], fetched_at: datetime
    ) -> ArchivedBody:
        """Keep ``body`` as it came and that it came; both are durable on return.

        When it is what ``url`` answered before, that answer was seen once more, and is what is given back.
        ``fetched_at`` is kept as given, but never as early as the fetch of ``url`` before it: when a clock was put
        back, the order of the fetches still shows which body is the newer.

        Raises :class:`ArchiveError` when ``fetched_at`` has no time zone or the folder cannot be written.
        """
        if fetched_at.tzinfo is None:
            raise ArchiveError(f"The time at which {url} was fetched has no time zone; the archive keeps UTC.")
        sha256 = hashlib.sha256(body).hexdigest()
        kept_headers = {name.lower(): value for name, value in headers.items() if name.lower() in KEPT_HEADERS}
        record = FetchRecord(url, sha256, fetched_at.astimezone(UTC), status, kept_headers, len(body))
        try:
            self._keep_body(self._body_path(sha256), body)
            with self._lock:
                return self._note(record)
        except OSError as error:
            raise ArchiveError(f"The archive {self._root} cannot be written: {error}.") from error

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
        """What ``url`` answered last, whatever its status, or ``None`` when it was never fetched."""
        known = self._known(url)
        return self._archived(known[-1]) if known else None

    def fetches(self, url: str) -> tuple[ArchivedBody, ...]:
        """What ``url`` answered, oldest first: one for each time that it answered something else than before."""
        return tuple(self._archived(known) for known in self._known(url))

    def urls(self) -> tuple[str, ...]:
        """Every url that was ever fetched, in the order of their first fetch."""
        with self._lock:
            self._read_news()
            return tuple(self._log.fetches_by_url)

    def all_fetches(self) -> Iterator[ArchivedBody]:
        """Everything that :meth:`fetches` gives of every url, in the order of their first fetch, url by url."""
        for url in self.urls():
            yield from self.fetches(url)

    def _known(self, url: str) -> list[KnownFetch]:
        with self._lock:
            self._read_news()
            known = self._log.fetches_by_url.get(url, [])
            return sorted((replace(one) for one in known), key=lambda one: one.fetched_at)

    def _read_news(self) -> None:
        """Read what this and other processes stored since the last look."""
        try:
            if not self._is_packed:
                pack_former_records(self._root, self._log)
                self._is_packed = True
            self._log.read_news()
        except OSError as error:
            raise ArchiveError(f"The archive {self._root} cannot be read: {error}.") from error

    def _note(self, record: FetchRecord) -> ArchivedBody:
        """Write down that a body came, under the lock of all who write."""
        # Before the lock is taken: the first look packs what a former layout left, under the same lock.
        self._read_news()
        with self._log.hold():
            self._log.read_news()
            known = self._log.fetches_by_url.get(record.url, [])
            before = known[-1] if known else None
            if before is not None:
                moment = max(record.fetched_at, before.last_seen_at + timedelta(microseconds=1))
                record = replace(record, fetched_at=moment)
                earlier = self._log.record(before)
                if record.repeats(earlier):
                    self._log.append_seen(record.url, moment)
                    return self._body(earlier, moment)
            self._log.append_record(record)
        return self._body(record, record.fetched_at)

    def _archived(self, known: KnownFetch) -> ArchivedBody:
        return self._body(self._log.record(known), known.last_seen_at)

    def _body(self, record: FetchRecord, last_seen_at: datetime) -> ArchivedBody:
        return ArchivedBody(
            sha256=record.sha256,
            url=record.url,
            fetched_at=record.fetched_at,
            last_seen_at=last_seen_at,
            status=record.status,
            headers=record.headers,
            byte_count=record.byte_count,
            path=self._body_path(record.sha256),
        )

    def _body_path(self, sha256: str) -> Path:
        return self._root / "bodies" / sha256[:_BODY_FOLDER_LENGTH] / sha256

    def _keep_body(self, path: Path, body: bytes) -> None:
        if path.exists():
            if path.read_bytes() == body:
                return
            # The name promises these bytes and the file no longer has them: keep the damaged file for those who must
            # find out why, and put the right bytes in its place.
            path.rename(path.with_name(f"{path.name}.damaged-{uuid.uuid4().hex}"))
        write_durably(path, body)
