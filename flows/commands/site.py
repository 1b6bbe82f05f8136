"""``spreektijd site``: the dashboard, rendered from what is published."""

import webbrowser
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Annotated

import typer

from flows.commands.common import DataOption
from flows.console import notice_console, spaced
from flows.settings import data_folder
from flows.stages import render_dashboard
from parliament.errors import UsageError
from warehouse.paths import DataFolder

SITE_EXAMPLES = """
Examples:

    spreektijd site --open

    spreektijd site --serve --port 8700     # "Zelf rekenen" needs this: a browser runs no database from file://
"""


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
    handler = partial(_QuietHandler, directory=str(site_folder))
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        raise UsageError(f"port {port} cannot be used ({error.strerror}); choose another with --port.") from error
    address = f"http://127.0.0.1:{server.server_address[1]}/"
    notice_console().print(f"Served at {address} (Ctrl+C stops it).")
    if is_opened:
        webbrowser.open(address)
    with server:
        server.serve_forever()


class _QuietHandler(SimpleHTTPRequestHandler):
    """Serves files without a line in the terminal for each."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""
