"""The rendered dashboard over HTTP: for this machine only, under its own names, and no file outside its folder.

Used by ``spreektijd site --serve``, and run as a program by ``spreektijd serve``: ``python -m cli.site_server``.
"""

import io
import sys
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from parliament.errors import UsageError

# This machine only: the site is files, and publishing it means copying them to a web host.
HOST = "127.0.0.1"
# Names under which a browser on this machine asks. Under any other name a page of somebody else would be the same
# origin as the dashboard (DNS rebinding), and could read it.
OWN_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})


def site_server(site_folder: Path, port: int) -> ThreadingHTTPServer:
    """A server of the rendered site for this machine only; it serves once ``serve_forever`` is called.

    Raises:
        UsageError: the port is taken, or not for this user.
    """
    handler = partial(SiteHandler, directory=str(site_folder))
    try:
        return ThreadingHTTPServer((HOST, port), handler)
    except OSError as error:
        raise UsageError(f"port {port} cannot be used ({error.strerror}); choose another with --port.") from error


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves the files below one folder, without a line in the terminal for each."""

    # A browser that stops in the middle of a request does not hold a thread for ever.
    timeout = 60

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Answer as the standard library does; what stands outside the folder, by whatever name, is not there."""
        if not self._is_for_us():
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, "This server answers to names of this machine only")
            return None
        if "\0" in unquote(self.path) or not self._is_inside():
            self.send_error(HTTPStatus.NOT_FOUND, "File not found")
            return None
        return super().send_head()

    def list_directory(self, path: object) -> None:
        """Show no folder that has no page of its own."""
        self.send_error(HTTPStatus.NOT_FOUND, "File not found")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def _is_for_us(self) -> bool:
        """Whether the request names this machine; one that names none (HTTP/1.0) is no browser's."""
        host = self.headers.get("Host")
        try:
            return host is None or urlsplit(f"//{host}").hostname in OWN_NAMES
        except ValueError:
            return False

    def _is_inside(self) -> bool:
        """Whether the file that would be sent lies in the folder, links followed."""
        top, asked = Path(self.directory).resolve(), Path(self.translate_path(self.path))
        return all(path.resolve().is_relative_to(top) for path in (asked, asked / "index.html", asked / "index.htm"))


def main(arguments: list[str]) -> None:
    """Serve a folder until the process is ended: ``PORT FOLDER``."""
    port, folder = arguments
    with site_server(Path(folder), int(port)) as server:
        server.serve_forever()


if __name__ == "__main__":
    main(sys.argv[1:])
