"""Bodies that were recorded (``spreektijd doctor --bundle``) served again in the form of the service.

Lists of meetings are put together from all that were recorded, for whatever days they are asked; everything else is
what its address answered last, or nothing. Addresses in the bodies lead to this server.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from urllib.parse import parse_qs, urlsplit

from parliament.archive import Archive, ArchivedBody
from replica.faults import Faults
from replica.server import ReplicaServer, RequestLog, _Handler, _HttpServer
from replica.service import JSON_TYPE, Answer

_LIST_PATH = "/verg/vorige"
# Times begin with their civil day (source contract §1.5).
_DAY_LENGTH = 10
_FIRST_REDIRECT = 300
_NOT_MODIFIED = 304


class RecordedService:
    """Answers requests from an archive."""

    def __init__(self, archive: Archive, root: str) -> None:
        self._archive, self._root = archive, root
        self._last: dict[str, ArchivedBody] = {}
        for one in archive.all_fetches():
            # What ended in an error is not what the address holds; a confirmation stands for its body.
            if one.status < _FIRST_REDIRECT or one.status == _NOT_MODIFIED:
                self._last[_target_of(one.url)] = one
        origins = {f"{parts.scheme}://{parts.netloc}" for parts in map(urlsplit, archive.urls())}
        # A service that is asked over https writes links over http as well (source contract §1.1).
        self._origins = sorted({*origins, *(one.replace("https://", "http://") for one in origins)}, reverse=True)

    def answer(self, target: str, accept: str = "application/json") -> Answer:
        """The answer to ``GET target``, whatever is asked for in ``accept``."""
        del accept
        parts = urlsplit(target)
        if parts.path.endswith(_LIST_PATH):
            return Answer(200, JSON_TYPE, self._list({name: one[-1] for name, one in parse_qs(parts.query).items()}))
        found = self._last.get(target)
        if found is None:
            return Answer(200, JSON_TYPE, b"")
        body = self._archive.read(found.sha256)
        media_type = found.headers.get("content-type", JSON_TYPE)
        return Answer(200, media_type, body if body.lstrip().startswith(b"%PDF-") else self._with_own_links(body))

    def _list(self, query: dict[str, str]) -> bytes:
        """The recorded meetings of a kind on the days asked for, each once, newest first."""
        since, until = (_iso_day(query[name]) if name in query else None for name in ("datumvan", "datumtot"))
        items = {
            str(item["vergadering"]["id"]): item
            for item in self._recorded_items(query.get("type", ""))
            if (since or "") <= _day_of(item) <= (until or "9999")
        }
        ordered = sorted(items.values(), key=_day_of, reverse=True)
        return self._with_own_links(json.dumps({"disclaimer": "recorded", "items": ordered}).encode())

    def _recorded_items(self, kind_type: str) -> Iterator[dict[str, Any]]:
        for target, one in self._last.items():
            parts = urlsplit(target)
            if parts.path.endswith(_LIST_PATH) and parse_qs(parts.query).get("type", [""])[-1] == kind_type:
                # A list that came broken is what the examination found; it holds no meeting that could be served.
                with suppress(ValueError, AttributeError):
                    items = json.loads(self._archive.read(one.sha256)).get("items", [])
                    yield from (item for item in items if isinstance(item, dict) and "vergadering" in item)

    def _with_own_links(self, body: bytes) -> bytes:
        for origin in self._origins:
            body = body.replace(origin.encode(), self._root.encode())
        return body


class RecordedServer(ReplicaServer):
    """A replica whose answers are recorded bodies."""

    def __init__(self, archive: Archive, *, port: int = 0, host: str = "127.0.0.1") -> None:
        """Bind the port (0 takes a free one).

        :raises OSError: when the port is taken.
        """
        self.log = RequestLog()
        self.slow_seconds = 0.0
        self._faults = Faults(0)
        self._http = _HttpServer((host, port), _Handler)
        self._http.replica = self
        self._thread: threading.Thread | None = None
        self._service = RecordedService(archive, self.root)  # type: ignore[assignment]  # answers as a service does


def _target_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _day_of(item: dict[str, Any]) -> str:
    meeting = item["vergadering"]
    return str(meeting.get("datumbegin") or meeting.get("datumagendering") or "")[:_DAY_LENGTH]


def _iso_day(written: str) -> str:
    """A day of a query, ``ddmmYYYY``, as ISO text."""
    return f"{written[4:8]}-{written[2:4]}-{written[:2]}"
