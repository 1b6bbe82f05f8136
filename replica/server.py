"""The replica over real HTTP on localhost.

It stands on the standard library's threading server and not on a web framework, because the faults need the socket
itself: a connection that is reset, an answer that stops in its middle, an answer that is late.
"""

import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

from replica.faults import JSON_FAULTS, Fault, Faults
from replica.nights import Clock
from replica.service import JSON_TYPE, Answer, Service, ServiceChoices
from replica.tampering import maintenance_page
from replica.world import World

# How long a request takes that the fault ``slow`` hits, unless stated otherwise.
_SLOW_SECONDS = 0.5
# How often the serving thread looks whether it is to stop.
_POLL_SECONDS = 0.05
# Lingering for no time makes closing a socket reset the connection instead of ending it.
_RESET_ON_CLOSE = struct.pack("ii", 1, 0)


@dataclass(frozen=True, slots=True)
class RequestRecord:
    """One request as it was served: target, when it came (monotonic seconds), status (0 for a reset), user agent."""

    target: str
    at: float
    status: int
    user_agent: str
    fault: str | None


class RequestLog:
    """What was asked, and how many requests were under way at most; for tests of politeness."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._records: list[RequestRecord] = []
        self._attempts: Counter[str] = Counter()
        self._in_flight = 0
        self._max_in_flight = 0

    @property
    def records(self) -> tuple[RequestRecord, ...]:
        """All requests so far, in the order in which they were answered."""
        with self._lock:
            return tuple(self._records)

    @property
    def max_in_flight(self) -> int:
        """The most requests that were under way at one time."""
        with self._lock:
            return self._max_in_flight

    def count(self, beginning: str = "") -> int:
        """How many requests had a target that begins so."""
        return sum(1 for record in self.records if record.target.startswith(beginning))

    @contextmanager
    def under_way(self, target: str) -> Iterator[int]:
        """Counts a request while it is served; gives which attempt at its target it is."""
        with self._lock:
            self._attempts[target] += 1
            attempt = self._attempts[target]
            self._in_flight += 1
            self._max_in_flight = max(self._max_in_flight, self._in_flight)
        try:
            yield attempt
        finally:
            with self._lock:
                self._in_flight -= 1

    def note(self, record: RequestRecord) -> None:
        """Keep what was served."""
        with self._lock:
            self._records.append(record)

    def clear(self) -> None:
        """Forget everything, the attempts too."""
        with self._lock:
            self._records.clear()
            self._attempts.clear()
            self._max_in_flight = self._in_flight


class ReplicaServer:
    """A parliament in a box on a free port of this machine. Use as a context manager, or ``start`` and ``stop``.

    ``set_clock`` and ``set_faults`` change what is served from the next request on.
    """

    def __init__(
        self,
        world: World,
        *,
        faults: Iterable[str] = (),
        port: int = 0,
        host: str = "127.0.0.1",
        today: date | None = None,
        night: int = 2,
        choices: ServiceChoices | None = None,
        slow_seconds: float = _SLOW_SECONDS,
    ) -> None:
        """Bind the port (0 takes a free one); serving begins with ``start``.

        ``today`` is the day after the last meeting unless given; see ``replica/nights.py`` for ``night``.

        :raises ValueError: for the name of a fault that does not exist.
        :raises OSError: when the port is taken.
        """
        self.log = RequestLog()
        self.slow_seconds = slow_seconds
        self._world = world
        self._choices = choices or ServiceChoices()
        self._faults = Faults.named(world.settings.seed, faults)
        last_day = world.plans[-1].date if world.plans else world.settings.last_date
        self._clock = Clock(today or last_day + timedelta(days=1), night)
        self._http = _HttpServer((host, port), _Handler)
        self._http.replica = self
        self._thread: threading.Thread | None = None
        self._service = self._make_service()

    @property
    def world(self) -> World:
        """The truth that is served."""
        return self._world

    @property
    def root(self) -> str:
        """``http://127.0.0.1:PORT``."""
        host, port = self._http.server_address[:2]
        return f"http://{host!s}:{port}"

    @property
    def base_url(self) -> str:
        """The address of the open-data service."""
        return f"{self.root}/e/opendata"

    @property
    def document_host(self) -> str:
        """Host and port of the report documents: the same server."""
        return self.root.removeprefix("http://")

    @property
    def clock(self) -> Clock:
        """The night that is served."""
        return self._clock

    @property
    def service(self) -> Service:
        """What answers tonight: also says which meetings are listed and what of them is published."""
        return self._service

    def set_clock(self, *, today: date | None = None, night: int | None = None) -> None:
        """Go to another night."""
        self._clock = replace(
            self._clock, today=today or self._clock.today, night=self._clock.night if night is None else night
        )
        self._service = self._make_service()

    def set_faults(self, names: Iterable[str]) -> None:
        """Switch on these faults and no others."""
        self._faults = Faults.named(self._world.settings.seed, names)
        self._service = self._make_service()

    def start(self) -> None:
        """Serve in a thread until ``stop``."""
        self._thread = threading.Thread(
            target=self._http.serve_forever, args=(_POLL_SECONDS,), name="replica", daemon=True
        )
        self._thread.start()

    def serve_until_interrupted(self) -> None:
        """Serve in this thread: for the command line."""
        try:
            self._http.serve_forever()
        finally:
            self._http.server_close()

    def stop(self) -> None:
        """Stop serving and free the port."""
        if self._thread is not None:
            self._http.shutdown()
            self._thread.join()
            self._thread = None
        self._http.close_connections()
        self._http.server_close()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _make_service(self) -> Service:
        return Service(self._world, self.root, self._faults, self._clock, self._choices)

    def respond(self, target: str, accept: str, attempt: int) -> tuple[Answer, Fault | None]:
        """The answer with the transient fault that spoils it, if any; ``RESET`` and ``SLOW`` are left to the socket."""
        service, faults = self._service, self._faults
        if faults.hits_request(Fault.SERVICE_UNAVAILABLE, target, attempt):
            headers = {"Retry-After": "0"} if len(target) % 2 else {}
            return Answer(503, "text/html", b"<html><body>503</body></html>", headers), Fault.SERVICE_UNAVAILABLE
        if faults.hits_request(Fault.SERVER_ERROR, target, attempt):
            return Answer(500, "text/html", b"<html><body>500</body></html>"), Fault.SERVER_ERROR
        answer = service.answer(target, accept)
        spoils_json = answer.content_type == JSON_TYPE and bool(answer.body)
        possible = (*(JSON_FAULTS if spoils_json else ()), Fault.RESET, Fault.SLOW)
        hit = next((fault for fault in possible if faults.hits_request(fault, target, attempt)), None)
        if hit is Fault.TRUNCATED_JSON:
            answer = replace(answer, body=answer.body[: len(answer.body) // 2])
        elif hit is Fault.XML_INSTEAD:
            answer = service.answer(target, "application/xml")
        elif hit is Fault.HTML_INSTEAD:
            answer = Answer(200, "text/html;charset=UTF-8", maintenance_page())
        return answer, hit


class _HttpServer(ThreadingHTTPServer):
    daemon_threads = True
    # Many more than the polite four may be waiting while one renders a report.
    request_queue_size = 64
    replica: ReplicaServer

    def __init__(self, address: tuple[str, int], handler: type[BaseHTTPRequestHandler]) -> None:
        self._connections: set[socket.socket] = set()
        self._connections_lock = threading.Lock()
        super().__init__(address, handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._connections_lock:
            self._connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        with self._connections_lock:
            self._connections.discard(request)
        super().shutdown_request(request)

    def close_connections(self) -> None:
        """End the connections that clients keep open, so that a stopped replica answers no more."""
        with self._connections_lock:
            kept_open = tuple(self._connections)
        for connection in kept_open:
            with suppress(OSError):  # the client may have closed it meanwhile
                connection.shutdown(socket.SHUT_RDWR)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # A client that opens a connection and says nothing must not hold a thread for ever.
    timeout = 60
    # Head and body leave together and immediately; apart, each answer would wait 40 ms for an acknowledgement.
    disable_nagle_algorithm = True
    wbufsize = 64 * 1024
    server: _HttpServer

    def do_GET(self) -> None:
        replica = self.server.replica
        came_at = time.monotonic()
        with replica.log.under_way(self.path) as attempt:
            answer, fault = replica.respond(self.path, self.headers.get("Accept", "*/*"), attempt)
            status = 0 if fault is Fault.RESET else answer.status
            agent = self.headers.get("User-Agent", "")
            replica.log.note(RequestRecord(self.path, came_at, status, agent, fault.value if fault else None))
            if fault is Fault.SLOW:
                time.sleep(replica.slow_seconds)
            self._send(answer, is_reset=fault is Fault.RESET)

    def _send(self, answer: Answer, *, is_reset: bool) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.status != 204:
            self.send_header("Content-Type", answer.content_type)
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if is_reset:
            self.wfile.write(answer.body[: len(answer.body) // 2])
            self.wfile.flush()
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
            self.close_connection = True
            self.connection.close()
            return
        self.wfile.write(answer.body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the request log is the record."""
