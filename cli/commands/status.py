"""``spreektijd status``: five lines on how things stand."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from cli.commands.common import DataOption
from cli.console import as_json, facts_table, notice_console, output_console
from flows.settings import data_folder
from flows.status import all_facts, as_prometheus, in_lines, read_status
from flows.watch import look
from warehouse.paths import DataFolder

STATUS_EXAMPLES = """
Examples:

    spreektijd status

    spreektijd status --format json

    spreektijd status --format prometheus > /var/lib/node_exporter/spreektijd.prom

    spreektijd status --alarm     # for a timer: sends word when a run was cut off, or when no night ended in 36 hours
"""


class StatusFormat(StrEnum):
    """Forms of the status for people and for programs."""

    TABLE = "table"
    JSON = "json"
    PROMETHEUS = "prometheus"


def register(application: typer.Typer) -> None:
    """Add the command."""
    application.command("status", epilog=STATUS_EXAMPLES)(status)


def status(
    output_format: Annotated[StatusFormat, typer.Option("--format", help="How it is printed.")] = StatusFormat.TABLE,
    is_alarming: Annotated[
        bool, typer.Option("--alarm", help="Send word, once, when a run was cut off or no night ended in 36 hours.")
    ] = False,
    data: DataOption = None,
) -> None:
    """Say how things stand: the last night and its age, what is published, what failed or waits, what to do.

    Exit code 0 when nobody needs to look, 1 otherwise.
    """
    folder = DataFolder(data_folder(data))
    if is_alarming:
        look(folder, notice_console().print)
    found = read_status(folder)
    match output_format:
        case StatusFormat.JSON:
            sys.stdout.write(as_json(all_facts(found)) + "\n")
        case StatusFormat.PROMETHEUS:
            sys.stdout.write(as_prometheus(found))
        case StatusFormat.TABLE:
            title = "All is well" if found.is_good else "Somebody should look"
            output_console().print(facts_table(title, in_lines(found)))
    if not found.is_good:
        raise typer.Exit(1)
