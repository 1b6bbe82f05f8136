"""``spreektijd compare``: who of two spoke longer, and how sure that is."""

from typing import Annotated

import polars as pl
import typer

from cli.commands.common import DataOption
from cli.console import notice_console
from cli.results import Destination, FormatOption, LayoutOption, OutputOption, show
from cli.tables import Layout
from flows.settings import data_folder
from parliament.errors import UsageError
from warehouse.paths import DataFolder
from warehouse.persons_compared import compare_persons, whole_table
from warehouse.read import open_published

COMPARE_EXAMPLES = """
Examples:

    spreektijd compare "Kurt De Loor" "Elisabeth Meuleman" --session-year 2019-2020

    spreektijd compare --session-year 2019-2020 --meeting-kind plenary     # everybody, for a claim about the whole list
"""


def register(application: typer.Typer) -> None:
    """Add the command of this module."""
    application.command("compare", epilog=COMPARE_EXAMPLES)(compare)


def compare(
    persons: Annotated[
        list[str] | None, typer.Argument(help="Two persons: id, full name, or a part of it; none for everybody.")
    ] = None,
    session_year: Annotated[str | None, typer.Option(help="Only this session year.")] = None,
    meeting_kind: Annotated[str | None, typer.Option(help="Only plenary or committee.")] = None,
    output_format: FormatOption = None,
    output: OutputOption = None,
    layout: LayoutOption = Layout.AUTO,
    data: DataOption = None,
) -> None:
    """Hold two persons' speaking time side by side, with the probability that the first spoke longer.

    Without persons: all members of a session year and kind of meeting, with places that all hold at once.
    """
    destination = Destination(output_format, output, layout)
    match persons or []:
        case [first, second]:
            _compare_two(first, second, session_year, meeting_kind, destination, DataFolder(data_folder(data)))
        case [] if session_year and meeting_kind:
            _compare_all(session_year, meeting_kind, destination, DataFolder(data_folder(data)))
        case _:
            raise UsageError("name two persons, or nobody with --session-year and --meeting-kind")


def _compare_two(
    first: str,
    second: str,
    session_year: str | None,
    meeting_kind: str | None,
    destination: Destination,
    folder: DataFolder,
) -> None:
    with open_published(folder) as connection:
        found = compare_persons(connection, first, second, session_year=session_year, meeting_kind=meeting_kind)
    seconds = [name for name in found.rows.columns if name.startswith("est_")]
    rows = found.rows.with_columns(pl.col(seconds).round(1), pl.col("probability_first").round(3))
    show(rows, destination)
    notice_console().print(
        f"1 is {found.first}, 2 is {found.second}; probability_first is that 1 spoke longer. Half is a toss-up; "
        "only from 0.95 or up to 0.05 may one be said to have spoken longer.",
        markup=False,
    )


def _compare_all(session_year: str, meeting_kind: str, destination: Destination, folder: DataFolder) -> None:
    with open_published(folder) as connection:
        found = whole_table(connection, session_year=session_year, meeting_kind=meeting_kind)
    show(found.with_columns(pl.col("est_seconds").round(1)), destination)
    notice_console().print(
        "rank_low to rank_high holds for one member at a time (95 %), the ranges of_all for everybody at once: "
        "the latter for a claim about the whole list.",
        markup=False,
    )
