"""``spreektijd site``: the dashboard, rendered from what is published."""

import io
import webbrowser
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Annotated, BinaryIO
from urllib.parse import unquote

import typer

from cli.commands.common import DataOption
from cli.console import notice_console
from flows.settings import data_folder
from flows.stages import render_dashboard
from flows.wording import spaced
from parliament.errors import UsageError
from warehouse.paths import DataFolder

SITE_EXAMPLES = """
Examples:

    spreektijd site --open

    spreektijd site --serve --port 8700     # "Zelf rekenen" needs this: a browser runs no database from file://
"""

# This machine only: the site is files, and whoever wants to publish it copies them to a web host.
HOST = "127.0.0.1"


def register(application: typer.Typer) -> None:
    """Add the commands of this module."""
    application.command("site", epilog=SITE_EXAMPLES)(site)


def site(
    is_opened: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    is_served: Annotated[bool, typer.Option("--serve", help="Serve it on this machine until Ctrl+C.")] = False,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port for --serve; 0 takes a free one.")] = 8700,
    data: DataOption = None,
) -> None:
    """Render the dashboard of the published version: a static site that needs no server and no network."""
    folder = DataFolder(data_folder(data))
    rendered = render_dashboard(folder)
    notices = notice_console()
    notices.print(
        f"{spaced(rendered.pages)} pages in {folder.site} ({rendered.bytes / 1e6:.1f} MB): "
        f"{spaced(rendered.files_written)} files written, {spaced(rendered.files_unchanged)} unchanged."
    )
    if is_served:
        _serve(folder.site, port, is_opened=is_opened)
    elif is_opened:
        webbrowser.open((folder.site / "index.html").resolve().as_uri())


def _serve(site_folder: Path, port: int, *, is_opened: bool) -> None:
    server = site_server(site_folder, port)
    address = f"http://{HOST}:{server.server_address[1]}/"
    notice_console().print(f"Served at {address} (Ctrl+C stops it).")
    if is_opened:
        webbrowser.open(address)
    with server:
        server.serve_forever()


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

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Answer as the standard library does; what stands outside the folder, by whatever name, is not there."""
        if "\0" in unquote(self.path) or not self._is_inside():
            self.send_error(HTTPStatus.NOT_FOUND, "File not found")
            return None
        return super().send_head()

    def _is_inside(self) -> bool:
        return Path(self.translate_path(self.path)).resolve().is_relative_to(Path(self.directory).resolve())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""
