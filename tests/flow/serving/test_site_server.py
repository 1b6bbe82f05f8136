"""``spreektijd site --serve``: this machine only, and no file outside the site's folder."""

import socket
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread

import pytest

from cli.site_server import HOST, site_server
from parliament.errors import UsageError

SECRET = "only for the operator"


@pytest.fixture
def get(tmp_path: Path) -> Iterator[Callable[..., tuple[int, str]]]:
    """Ask a server of a small site, exactly this path; gives the status and the body."""
    (tmp_path / "secret.txt").write_text(SECRET, encoding="utf-8")
    (tmp_path / "site-of-another").mkdir()
    (tmp_path / "site-of-another" / "secret.txt").write_text(SECRET, encoding="utf-8")
    site = tmp_path / "site"
    (site / "leden").mkdir(parents=True)
    (site / "index.html").write_text("the site", encoding="utf-8")
    (site / "leden" / "index.html").write_text("the members", encoding="utf-8")
    (site / "link.txt").symlink_to(tmp_path / "secret.txt")
    (site / "download").mkdir()
    (site / "download" / "data.csv").write_text("1\n", encoding="utf-8")
    (site / "linked").mkdir()
    (site / "linked" / "index.html").symlink_to(tmp_path / "secret.txt")
    server = site_server(site, 0)
    Thread(target=server.serve_forever, daemon=True).start()

    def ask(path: str, host: str | None = None) -> tuple[int, str]:
        connection = HTTPConnection(HOST, server.server_address[1], timeout=10)
        connection.putrequest("GET", path, skip_host=True)
        if host is not None:
            connection.putheader("Host", host)
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read().decode()
        connection.close()
        return answer.status, body

    yield ask
    server.shutdown()
    server.server_close()


def test_the_site_is_served(get: Callable[..., tuple[int, str]]) -> None:
    assert get("/") == (200, "the site")
    assert get("/leden/?taal=nl#top") == (200, "the members")


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/leden/../../secret.txt",
        "/leden/%2e%2e%2f%2e%2e%2fsecret.txt",
        "/..\\secret.txt",
        "/../site-of-another/secret.txt",
        "/%252e%252e/secret.txt",
        "//../secret.txt",
        "//etc/hosts",
        "/etc/hosts",
        "/secret.txt%00.html",
        "/link.txt",
        "/linked/",
    ],
)
def test_nothing_outside_its_folder_is(get: Callable[..., tuple[int, str]], path: str) -> None:
    status, body = get(path)
    assert status in {301, 404}
    assert SECRET not in body
    assert "localhost" not in body


@pytest.mark.parametrize("host", ["127.0.0.1:8700", "localhost:8700", "LOCALHOST", "[::1]:8700", "127.0.0.1"])
def test_it_answers_under_the_names_of_this_machine(get: Callable[..., tuple[int, str]], host: str) -> None:
    assert get("/", host) == (200, "the site")


@pytest.mark.parametrize(
    "host", ["evil.example:8700", "evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "", "[::1"]
)
def test_a_foreign_name_is_refused(get: Callable[..., tuple[int, str]], host: str) -> None:
    status, body = get("/", host)
    assert status == 421
    assert "the site" not in body


def test_no_folder_is_listed(get: Callable[..., tuple[int, str]]) -> None:
    status, body = get("/download/")
    assert status == 404
    assert "data.csv" not in body
    assert get("/download/data.csv") == (200, "1\n")


def test_it_listens_on_this_machine_only(tmp_path: Path) -> None:
    with site_server(tmp_path, 0) as server:
        assert server.socket.getsockname()[0] == "127.0.0.1"
        assert server.socket.family is socket.AF_INET


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with site_server(tmp_path, 0) as server, pytest.raises(UsageError, match="choose another with --port"):
        site_server(tmp_path, int(server.server_address[1]))
