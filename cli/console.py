"""How the command line speaks: one console for results, one for progress and errors, and the few table forms."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, TextIO

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from parliament.safe_text import escaped_in_json, visible

# Columns of a table that goes to a file or a pipe, where there is no window to fit.
PIPE_WIDTH = 160


class SafeConsole(Console):
    """A console on which text of strangers commands nothing: escape sequences are shown, not obeyed."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """The pieces of what is printed; rich's own commands (colours are none of them) stay."""
        for segment in super().render(renderable, options):
            yield segment if segment.control else Segment(visible(segment.text), segment.style)


def output_console(file: TextIO | None = None) -> Console:
    """Console on standard output (or ``file``): results only, so that they can be piped."""
    is_window = file is None and sys.stdout.isatty()
    return SafeConsole(
        file=file, markup=False, highlight=False, soft_wrap=True, width=None if is_window else PIPE_WIDTH
    )


def notice_console() -> Console:
    """Console on standard error: progress, notices and errors."""
    return SafeConsole(stderr=True, markup=False, highlight=False, soft_wrap=True)


def cell(value: Any) -> str:
    """A database value as text for a table cell: nothing is hidden, null is a dash."""
    match value:
        case None:
            return "–"
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:.4g}"
        case datetime():
            return value.isoformat(sep=" ", timespec="seconds")
        case list() | tuple():
            return ", ".join(cell(element) for element in value)
        case _:
            return str(value)


def facts_table(title: str, facts: Mapping[str, str]) -> Table:
    """A two-column table: what, and its value. Nothing in it is taken for rich's markup."""
    table = Table(title=Text(visible(title)), title_justify="left", show_header=False, title_style="bold")
    table.add_column(style="cyan", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in facts.items():
        table.add_row(Text(visible(name)), Text(visible(value)))
    return table


def rows_table(columns: Sequence[str], rows: Iterable[Sequence[Any]], title: str | None = None) -> Table:
    """A table of database rows; columns that hold only numbers are set right. Nothing in it is taken for markup."""
    materialised = [tuple(row) for row in rows]
    table = Table(title=None if title is None else Text(visible(title)), title_justify="left", title_style="bold")
    for index, column in enumerate(columns):
        values = [row[index] for row in materialised if row[index] is not None]
        is_numeric = bool(values) and all(
            isinstance(value, int | float) and not isinstance(value, bool) for value in values
        )
        table.add_column(Text(visible(column)), justify="right" if is_numeric else "left", overflow="fold")
    for row in materialised:
        table.add_row(*(Text(visible(cell(value))) for value in row))
    return table


def as_json(value: Any, indent: int | None = 2) -> str:
    """JSON with Dutch letters as they are, and what would command a terminal as numbers; dates become ISO text."""
    return escaped_in_json(json.dumps(value, ensure_ascii=False, indent=indent, default=cell))
