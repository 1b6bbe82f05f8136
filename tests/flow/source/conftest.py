"""A scripted HTTP server on this machine: each path answers what the test says, in order, the last answer for good."""

import contextlib
import json
import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from parliament.archive import Archive
from parliament.source.client import ServiceClient
from parliament.source.settings import SourceSettings, load_source_settings

JSON_TYPE = "application/json;charset=UTF-8"
# Longer than any machine is busy; less than a client of these tests waits for an answer.
LONGEST_WAIT_SECONDS = 8
PDF = b"%PDF-1.7\nsynthetic\n%%EOF\n"


@dataclass(frozen=True)
class Answer:
    """One scripted answer. ``declared_length`` beyond the body makes a cut; ``pieces`` sends the body slowly.

    One that ``waits_for_company`` is not given before two requests were under way at once: whether two meet by
    themselves is up to the machine's load.
    """

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": JSON_TYPE})
    delay_seconds: float = 0
    declared_length: int | None = None
    resets: bool = False
    waits_for_company: bool = False
    pieces: int = 1


def json_answer(content: Any, **options: Any) -> Answer:
    return Answer(json.dumps(content).encode(), **options)


def pdf_answer(body: bytes = PDF, **options: Any) -> Answer:
    return Answer(body, headers={"Content-Type": "application/pdf"}, **options)


class ScriptedService:
    """The server, its script and what it saw."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._script: dict[str, list[Answer]] = {}
        self.paths: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.in_flight = 0
        self.most_in_flight = 0
        self._two_met = threading.Event()
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                service.handle(self)

            def log_message(self, *_arguments: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def base_url(self) -> str:
        return f"{self.origin}/e/opendata"

    def url(self, path: str) -> str:
        return f"{self.base_url}{path}"

    def answers(self, path: str, *answers: Answer) -> None:
        """Script ``path`` (below the base address, without its query)."""
        self._script[path] = list(answers)

    def count(self, path: str) -> int:
        return Counter(self.paths)[path]

    def handle(self, request: BaseHTTPRequestHandler) -> None:
        path = request.path.partition("?")[0].removeprefix("/e/opendata")
        with self._lock:
            self.paths.append(path)
            self.headers.append({name.lower(): value for name, value in request.headers.items()})
            self.in_flight += 1
            self.most_in_flight = max(self.most_in_flight, self.in_flight)
            if self.in_flight > 1:
                self._two_met.set()
            answers = self._script.get(path, [Answer(status=404)])
            answer = answers.pop(0) if len(answers) > 1 else answers[0]
        if answer.waits_for_company and not self._two_met.wait(LONGEST_WAIT_SECONDS):
            self._two_met.set()  # Nobody comes: the others need not wait as long, too.
        time.sleep(answer.delay_seconds)
        # Before the answer is sent: a client that has read it may ask again before this thread goes on.
        with self._lock:
            self.in_flight -= 1
        with contextlib.suppress(OSError):  # the client has gone, as some tests want it to
            self._send(request, answer)

    def _send(self, request: BaseHTTPRequestHandler, answer: Answer) -> None:
        if answer.resets:
            # Lingering for no time makes the close a reset.
            request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            request.connection.close()
            return
        request.send_response(answer.status)
        for name, value in answer.headers.items():
            request.send_header(name, value)
        if answer.status not in {204, 304}:
            length = len(answer.body) if answer.declared_length is None else answer.declared_length
            request.send_header("Content-Length", str(length))
        request.end_headers()
        size = max(1, -(-len(answer.body) // answer.pieces))
        for start in range(0, len(answer.body), size):
            request.wfile.write(answer.body[start : start + size])
            request.wfile.flush()
            if answer.pieces > 1:
                time.sleep(0.05)

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def service() -> Iterator[ScriptedService]:
    scripted = ScriptedService()
    yield scripted
    scripted.stop()


@pytest.fixture
def quick_settings(service: ScriptedService) -> Callable[..., SourceSettings]:
    """Settings with waits of milliseconds; a test may set others."""

    def make(**overrides: Any) -> SourceSettings:
        quick: dict[str, Any] = {
            "base_url": service.base_url,
            "allow_http": True,
            "contact": "data@newsroom.example",
            "requests_per_second": 1000,
            "attempts": 3,
            "backoff_initial_seconds": 0.01,
            "backoff_max_seconds": 0.02,
            # Whoever tests a silence says how long: on a busy machine an answer may take a second.
            "connect_timeout_seconds": 10,
            "read_timeout_seconds": 10,
        }
        return load_source_settings(**{**quick, **overrides})

    return make


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


@pytest.fixture
def make_client(
    quick_settings: Callable[..., SourceSettings], archive: Archive
) -> Iterator[Callable[..., ServiceClient]]:
    clients: list[ServiceClient] = []

    def make(fresh_since: Any = None, **overrides: Any) -> ServiceClient:
        clients.append(ServiceClient(quick_settings(**overrides), archive, fresh_since=fresh_since))
        return clients[-1]

    yield make
    for client in clients:
        client.close()


@pytest.fixture
def answer() -> type[Answer]:
    return Answer


@pytest.fixture
def as_json() -> Callable[..., Answer]:
    return json_answer


@pytest.fixture
def as_pdf() -> Callable[..., Answer]:
    return pdf_answer
