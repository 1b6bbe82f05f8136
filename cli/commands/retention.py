"""``spreektijd pin``, ``unpin`` and ``prune``: what stays for good, and what goes."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from cli.commands.common import DataOption
from cli.console import notice_console, output_console, rows_table
from flows.settings import data_folder
from flows.wording import counted
from parliament.errors import UsageError
from warehouse.locks import hold_build_lock
from warehouse.paths import DataFolder
from warehouse.pins import pin, pins, unpin
from warehouse.publish import published_versions
from warehouse.retention import prune

PIN_EXAMPLES = """
Examples:

    spreektijd pin 20261123T092402Z-a1b2 --reason "quoted in the newspaper of 24 November"

    spreektijd pin --list
"""
PRUNE_EXAMPLES = "Example:\n\n    spreektijd prune --data /srv/spreektijd"
_BYTES_A_MEGABYTE = 1_000_000


def register(application: typer.Typer) -> None:
    """Add the commands of this module."""
    application.command("pin", epilog=PIN_EXAMPLES)(pin_version)
    application.command("unpin", epilog="Example:\n\n    spreektijd unpin 20261123T092402Z-a1b2")(unpin_version)
    application.command("prune", epilog=PRUNE_EXAMPLES)(prune_folder)


def pin_version(
    version: Annotated[str | None, typer.Argument(help="The published version to keep for good.")] = None,
    reason: Annotated[str, typer.Option(help="Why it stays, for those who look at the list later.")] = "",
    is_listing: Annotated[bool, typer.Option("--list", help="Show what is pinned.")] = False,
    data: DataOption = None,
) -> None:
    """Keep a published version for good, for instance because a figure was quoted from it.

    Without a pin the seven newest versions are kept.
    """
    folder = DataFolder(data_folder(data))
    if is_listing == (version is not None):
        raise UsageError("give the version to pin, or --list to see those that are pinned.")
    if version is None:
        _list_pins(folder)
        return
    pin(folder, version, reason, datetime.now(UTC))
    notice_console().print(f"Version {version} is kept for good.")


def unpin_version(
    version: Annotated[str, typer.Argument(help="The pinned version to let go.")], data: DataOption = None
) -> None:
    """Let a pinned version go the way of the others: it is dropped once seven newer ones are published."""
    unpin(DataFolder(data_folder(data)), version)
    notice_console().print(f"Version {version} is no longer pinned.")


def prune_folder(data: DataOption = None) -> None:
    """Remove what is older than the rules say (docs/operations.md); every run does so at its end. Never the archive."""
    folder = DataFolder(data_folder(data))
    with hold_build_lock(folder):
        pruned = prune(folder, datetime.now(UTC))
    output_console().print(
        f"{counted(len(pruned.versions), 'version')} and {counted(pruned.file_count, 'other file')} removed, "
        f"{pruned.byte_count / _BYTES_A_MEGABYTE:.1f} MB freed; "
        f"{counted(len(published_versions(folder)), 'version')} kept, {len(pins(folder))} of them pinned."
    )


def _list_pins(folder: DataFolder) -> None:
    rows = [(one.version, one.pinned_at, one.reason or None) for one in pins(folder)]
    output_console().print(rows_table(["version", "pinned at", "reason"], rows, prose=["reason"]))
