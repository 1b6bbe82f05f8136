"""``spreektijd compare``: who of two spoke longer, and how sure that is."""

from typing import Annotated

import polars as pl
import typer

from cli.commands.common import DataOption
from cli.commands.database import SqlFormat, write_frame
from cli.console import notice_console
from flows.settings import data_folder
from warehouse.paths import DataFolder
from warehouse.persons_compared import compare_persons
from warehouse.read import open_published

COMPARE_EXAMPLES = """
Example:

    spreektijd compare "Kurt De Loor" "Elisabeth Meuleman" --session-year 2019-2020
"""


def register(application: typer.Typer) -> None:
    """Add the command of this module."""
    application.command("compare", epilog=COMPARE_EXAMPLES)(compare)


def compare(
    first: Annotated[str, typer.Argument(help="A person: id, full name, or a part of it.")],
    second: Annotated[str, typer.Argument(help="Another.")],
    session_year: Annotated[str | None, typer.Option(help="Only this session year.")] = None,
    meeting_kind: Annotated[str | None, typer.Option(help="Only plenary or committee.")] = None,
    output_format: Annotated[SqlFormat, typer.Option("--format", help="Form of the rows.")] = SqlFormat.TABLE,
    data: DataOption = None,
) -> None:
    """Hold two persons' speaking time side by side, with the probability that the first spoke longer."""
    with open_published(DataFolder(data_folder(data))) as connection:
        found = compare_persons(connection, first, second, session_year=session_year, meeting_kind=meeting_kind)
    seconds = [name for name in found.rows.columns if name.startswith("est_")]
    rows = found.rows.with_columns(pl.col(seconds).round(1), pl.col("probability_first").round(3))
    write_frame(rows, output_format, None)
    notice_console().print(
        f"1 is {found.first}, 2 is {found.second}; probability_first is that 1 spoke longer. Half is a toss-up; "
        "only from 0.95 or up to 0.05 may one be said to have spoken longer.",
        markup=False,
    )
