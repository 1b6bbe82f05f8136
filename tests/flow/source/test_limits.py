"""Answers that never end or are larger than they look, over real connections: each is cut short, and is a sentence."""

import gzip
import socket
import subprocess
import sys
import threading
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from parliament.archive import Archive
from parliament.errors import SourceContractError, SourceUnreachableError, UsageError

Talk = Callable[[socket.socket], None]
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
CHUNKED_GZIP = HEAD + b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
# Ten bytes that say that a file name follows, which ends with a zero byte (RFC 1952 §2.3).
NAMED_GZIP = b"\x1f\x8b\x08\x08" + bytes(6)
MEBIBYTE = 1024 * 1024


class RawService:
    """A server that says to whoever connects exactly the bytes that the test says."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.talk: Talk = lambda _connection: None
        self.ends = threading.Event()
        self.visitors = 0
        self._threads = [threading.Thread(target=self._serve, daemon=True)]
        self._threads[0].start()

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}/e/opendata"

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.visitors += 1
            thread = threading.Thread(target=self._talk_to, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _talk_to(self, connection: socket.socket) -> None:
        with connection:
            try:
                connection.recv(65_536)
                self.talk(connection)
            except OSError:
                pass  # the client has gone, as it should

    def stop(self) -> None:
        self.ends.set()
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        for thread in self._threads:
            thread.join(5)


@pytest.fixture
def raw_service() -> Iterator[RawService]:
    service = RawService()
    yield service
    service.stop()


def drip(service: RawService, start: bytes, repeated: bytes) -> Talk:
    """Send the start, then one byte after the other without end."""

    def talk(connection: socket.socket) -> None:
        connection.sendall(start)
        while not service.ends.wait(0.02):
            connection.sendall(repeated)

    return talk


def flood(service: RawService, start: bytes, repeated: bytes) -> Talk:
    """Send the start, then the same again and again as fast as it is taken."""

    def talk(connection: socket.socket) -> None:
        connection.sendall(start)
        while not service.ends.is_set():
            connection.sendall(repeated)

    return talk


def chunk(content: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(content), content)


def ask(make_client: Any, service: RawService, **overrides: Any) -> Any:
    """One member, asked for once; every silence is allowed, so that only the whole exchange can be what is too long."""
    once = {"attempts": 1, "read_timeout_seconds": 30, "json_timeout_seconds": 0.4, "base_url": service.base_url}
    return make_client(**{**once, **overrides}).member(1)


@pytest.mark.parametrize(
    ("start", "repeated"),
    [
        (b"HTTP/1.1 200 OK\r\nX-Slow: ", b"a"),
        (b"HTTP/1.1 2", b"0"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (HEAD + b"Content-Length: 100000\r\n\r\n", b" "),
        (CHUNKED, chunk(b" ")),
        (CHUNKED + b"1", b"0"),
        # A gzip header with a file name that never ends gives not one byte of body.
        (
            HEAD
            + b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
            + chunk(b"\x1f\x8b\x08\x08" + bytes(6)),
            chunk(b"n"),
        ),
    ],
    ids=["header", "status", "informational", "body", "chunks", "chunk-length", "gzip-header"],
)
def test_whoever_drips_is_left_at_the_deadline(
    raw_service: RawService, make_client: Any, start: bytes, repeated: bytes
) -> None:
    raw_service.talk = drip(raw_service, start, repeated)
    with pytest.raises(SourceUnreachableError, match=r"not whole after 0\.4 s|the connection broke"):
        ask(make_client, raw_service)
    assert raw_service.visitors == 1


def test_the_run_has_no_more_time_for_one_exchange_than_for_all(raw_service: RawService, make_client: Any) -> None:
    raw_service.talk = drip(raw_service, b"HTTP/1.1 200 OK\r\nX-Slow: ", b"a")
    with pytest.raises(SourceUnreachableError, match="not whole after"):
        ask(make_client, raw_service, json_timeout_seconds=300, time_budget_seconds=0.4)


@pytest.mark.parametrize(
    ("start", "repeated"),
    [
        (HEAD + b"Content-Length: 10737418240\r\n\r\n", b"x" * 65_536),
        (CHUNKED, chunk(b"x" * 65_536)),
        (HEAD + b"\r\n", b"x" * 65_536),
        (
            HEAD
            + b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
            + chunk(b"\x1f\x8b\x08\x08" + bytes(6)),
            chunk(b"n" * 65_536),
        ),
        (b"HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n", chunk(b"x" * 65_536)),
        (b"HTTP/1.1 302 Found\r\nLocation: /e\r\nTransfer-Encoding: chunked\r\n\r\n", chunk(b"x" * 65_536)),
    ],
    ids=["declared", "chunked", "until-close", "gzip-header", "not-found", "redirect"],
)
def test_ten_gigabytes_are_refused_at_the_limit(
    raw_service: RawService, make_client: Any, archive: Archive, start: bytes, repeated: bytes
) -> None:
    raw_service.talk = flood(raw_service, start, repeated)
    with pytest.raises(SourceContractError, match="more than the 1048576 bytes"):
        ask(make_client, raw_service, max_json_bytes=MEBIBYTE, json_timeout_seconds=60)
    assert list(archive.all_fetches()) == []


def test_headers_without_end_are_refused(raw_service: RawService, make_client: Any) -> None:
    raw_service.talk = flood(raw_service, b"HTTP/1.1 200 OK\r\n", b"X-More: " + b"a" * 1000 + b"\r\n")
    with pytest.raises(SourceUnreachableError, match="the connection broke"):
        ask(make_client, raw_service, json_timeout_seconds=60)


MEASURE_A_BOMB = """
import resource, sys
from pathlib import Path
from parliament.archive import Archive
from parliament.errors import SourceContractError
from parliament.source.client import ServiceClient
from parliament.source.settings import load_source_settings
LIMIT = 64 * 1024 * 1024
settings = load_source_settings(base_url=sys.argv[1], allow_http=True, attempts=1, max_json_bytes=LIMIT)
client = ServiceClient(settings, Archive(Path(sys.argv[2])))
def peak():
    return next(int(line.split()[1]) * 1024 for line in open("/proc/self/status") if line.startswith("VmHWM"))
before = peak()
try:
    client.member(1)
except SourceContractError as error:
    print(error, file=sys.stderr)
print(peak() - before)
"""


def bomb(service: RawService) -> Talk:
    """A gzip of 256 MB in 256 kB, and the same again and again behind it."""
    packer = zlib.compressobj(9, wbits=zlib.MAX_WBITS | 16)
    zeros = bytes(MEBIBYTE)
    packed = b"".join(packer.compress(zeros) for _ in range(256)) + packer.flush()
    return flood(service, CHUNKED_GZIP, chunk(packed))


@pytest.mark.skipif(sys.platform != "linux", reason="reads a process's highest memory from /proc: Linux only")
def test_a_gzip_bomb_never_takes_twice_the_limit(raw_service: RawService, tmp_path: Any) -> None:
    raw_service.talk = bomb(raw_service)
    measured = subprocess.run(
        [sys.executable, "-c", MEASURE_A_BOMB, raw_service.base_url, str(tmp_path)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert "more than the 67108864 bytes" in measured.stderr
    assert int(measured.stdout) < 2 * 64 * MEBIBYTE


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (b"[" * 3_000_000, "no whole JSON"),
        (b'{"a":' * 500_000 + b"1" + b"}" * 500_000, "no whole JSON"),
        (b"[" + b"[]," * 4_000_000 + b"[]]", "more than the 4000000 values"),
    ],
    ids=["lists", "records", "many"],
)
def test_deep_and_endless_json_is_a_sentence(
    *, service: Any, make_client: Any, answer: Any, body: bytes, found: str
) -> None:
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    service.answers("/vv/1", answer(gzip.compress(body), headers=headers))
    with pytest.raises(SourceContractError, match=found):
        make_client(attempts=1, read_timeout_seconds=30).member(1)


@pytest.mark.parametrize(
    "packed",
    [
        gzip.compress(b'{"id": 1}')[:-9],
        gzip.compress(b'{"id": 1}') + b"more",
        gzip.compress(b'{"id": 1}')[:-8] + bytes(8),
        b'{"id": 1}',
    ],
    ids=["cut-off", "trailing", "checksum", "plain"],
)
def test_a_damaged_compressed_body_is_asked_for_again(
    *, service: Any, make_client: Any, answer: Any, as_json: Any, packed: bytes
) -> None:
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    service.answers("/vv/1", answer(packed, headers=headers), as_json({"id": 1}))
    assert make_client().member(1).content == {"id": 1}
    assert service.count("/vv/1") == 2


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", "GZIP", "deflate", "identity"])
def test_members_padding_and_other_spellings_are_read(
    service: Any, make_client: Any, answer: Any, encoding: str
) -> None:
    halves = (b'{"id"', b": 1}")
    packed = {
        "identity": b"".join(halves),
        "deflate": zlib.compress(b"".join(halves)),
    }.get(encoding, b"".join(gzip.compress(half) for half in halves) + bytes(100))
    service.answers("/vv/1", answer(packed, headers={"Content-Type": "application/json", "Content-Encoding": encoding}))
    assert make_client(attempts=1).member(1).content == {"id": 1}


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "chocolate"])
def test_an_encoding_that_was_not_asked_for_is_named(
    service: Any, make_client: Any, answer: Any, encoding: str
) -> None:
    headers = {"Content-Type": "application/json", "Content-Encoding": encoding}
    service.answers("/vv/1", answer(b"{}", headers=headers))
    with pytest.raises(SourceContractError, match=f"'content-encoding'.*'{encoding}'"):
        make_client().member(1)
    assert service.headers[0]["accept-encoding"] == "gzip"


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "ftp://127.0.0.1/",
        "gopher://127.0.0.1:70/_x",
        "data:application/json,1",
        "http://10.0.0.1/e/opendata/vv/1",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[fd00::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://0x7f000001:{port}/",
        "http://127.1:{port}/",
        "http://0.0.0.0:{port}/",
        "http://localhost.:{port}/",
        "http://somebody@127.0.0.1:{port}/",
        "http://127.0.0.1:{port}@elsewhere.example/",
        "//elsewhere.example:{port}/",
        "http://[::1",
        "http://\x01/",
        "https://",
    ],
)
def test_a_redirect_leads_nowhere_else(service: Any, make_client: Any, answer: Any, target: str) -> None:
    port = service.origin.rpartition(":")[2]
    service.answers("/vv/1", answer(status=302, headers={"Location": target.format(port=port)}))
    with pytest.raises((SourceContractError, SourceUnreachableError)):
        make_client(attempts=1).member(1)
    assert service.paths == ["/vv/1"]


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("HTTPS_PROXY", "nonsense://127.0.0.1:1", "proxy"),
        ("SSL_CERT_FILE", "/nowhere/certificates.pem", "certificates"),
    ],
)
def test_a_setting_of_the_environment_that_cannot_be_used_is_a_sentence(
    *, make_client: Any, monkeypatch: pytest.MonkeyPatch, name: str, value: str, found: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(UsageError, match=found):
        make_client(base_url="https://service.example/e/opendata")


def test_a_proxy_is_for_the_outer_world(
    raw_service: RawService, make_client: Any, service: Any, as_json: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bytes] = []

    def refuse(connection: socket.socket) -> None:
        asked.append(b"")
        connection.sendall(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")

    raw_service.talk = refuse
    monkeypatch.setenv("HTTPS_PROXY", raw_service.base_url.removesuffix("/e/opendata"))
    monkeypatch.setenv("HTTP_PROXY", raw_service.base_url.removesuffix("/e/opendata"))
    service.answers("/vv/1", as_json({"id": 1}))
    assert make_client().member(1).content == {"id": 1}
    assert raw_service.visitors == 0
    with pytest.raises(SourceUnreachableError):
        make_client(base_url="https://service.example/e/opendata", attempts=1).member(1)
    assert raw_service.visitors == 1
    # Where both are set the lower case one counts, and Prefect's environment sets both.
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.setenv("NO_PROXY", "service.example")
    with pytest.raises(SourceUnreachableError):
        make_client(base_url="https://service.example/e/opendata", attempts=1, connect_timeout_seconds=0.2).member(1)
    assert raw_service.visitors == 1
