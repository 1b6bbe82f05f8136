"""``spreektijd reread``: documents that could not be read, and the wish that the next run tries them again."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated

import typer

from cli.commands.common import DataOption
from cli.console import output_console, rows_table
from flows.settings import data_folder
from flows.stages import reread_requests
from ingest.retries import ask_to_read_again
from parliament.errors import UsageError
from warehouse.paths import DataFolder
from warehouse.read import published_path
from warehouse.reading_verdicts import ReadingVerdict, read_verdicts

REREAD_EXAMPLES = """
Examples:

    spreektijd reread                               # which documents could not be read, and why

    spreektijd reread report-of-12-may.pdf

    spreektijd reread --all && spreektijd nightly
"""


def register(application: typer.Typer) -> None:
    """Add the commands of this module."""
    application.command("reread", epilog=REREAD_EXAMPLES)(reread)


def reread(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            help="Documents: the name or address, the meeting, or the first digits of the sha256; without any they "
            "are listed.",
            metavar="NAME...",
            show_default=False,
        ),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every document that could not be read.")] = False,
    data: DataOption = None,
) -> None:
    """Ask that documents which could not be read be tried again in the next run.

    What took too long, needed too much memory, crashed or was damaged on the disk is tried again every night anyhow;
    what is no report by its bytes only when the parser changes, or when it is asked for here.
    """
    folder = DataFolder(data_folder(data))
    verdicts = read_verdicts(published_path(folder))
    if not (names or everything):
        _list(verdicts)
        return
    chosen = verdicts if everything else [one for name in names or () for one in _named(name, verdicts)]
    ask_to_read_again(reread_requests(folder), sorted({one.sha256 for one in chosen}), datetime.now(UTC))
    for one in chosen:
        output_console().print(f"The next run tries {one.document_name} again.", markup=False)


def _list(verdicts: Sequence[ReadingVerdict]) -> None:
    if not verdicts:
        output_console().print("Every document could be read.")
        return
    rows = [
        (one.document_name, one.verdict, one.reason, one.attempt_count, one.last_tried_at, one.sha256[:12])
        for one in verdicts
    ]
    output_console().print(
        rows_table(["document", "verdict", "reason", "tried", "last tried", "sha256"], rows, prose=["reason"])
    )


def _named(name: str, verdicts: Sequence[ReadingVerdict]) -> list[ReadingVerdict]:
    found = [
        one
        for one in verdicts
        if name in {one.document_name, one.document_url, one.meeting_id} or one.sha256.startswith(name)
    ]
    if not found:
        raise UsageError(f"no document that could not be read is called '{name}'; `spreektijd reread` lists them.")
    return found
