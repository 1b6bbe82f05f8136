"""``spreektijd site``: the dashboard, rendered from what is published."""

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from cli.commands.common import DataOption
from cli.console import notice_console
from cli.site_server import HOST, site_server
from flows.settings import data_folder
from flows.stages import render_dashboard
from flows.wording import spaced
from warehouse.paths import DataFolder

SITE_EXAMPLES = """
Examples:

    spreektijd site --open

    spreektijd site --serve --port 8700     # "Zelf bevragen met SQL" needs this: a browser runs no database from file://
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
    server = site_server(site_folder, port)
    address = f"http://{HOST}:{server.server_address[1]}/"
    notice_console().print(f"Served at {address} (Ctrl+C stops it).")
    if is_opened:
        webbrowser.open(address)
    with server:
        server.serve_forever()
