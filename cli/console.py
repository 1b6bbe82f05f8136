"""How the command line speaks: one console for results, one for progress and errors, and the few table forms."""

import json
import os
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from cli.cells import cell
from cli.tables import RowsTable
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
    return SafeConsole(
        file=file, markup=False, highlight=False, soft_wrap=True, width=screen_width() if file is None else PIPE_WIDTH
    )


def screen_width() -> int:
    """Columns of a table on standard output: what ``COLUMNS`` says, else the terminal's, else those of a pipe."""
    named = os.environ.get("COLUMNS", "")
    if named.isdecimal() and int(named):
        return int(named)
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else PIPE_WIDTH


def notice_console() -> Console:
    """Console on standard error: progress, notices and errors."""
    return SafeConsole(stderr=True, markup=False, highlight=False, soft_wrap=True)


def facts_table(title: str, facts: Mapping[str, str]) -> Table:
    """A two-column table: what, and its value. Nothing in it is taken for rich's markup."""
    table = Table(title=Text(visible(title)), title_justify="left", show_header=False, title_style="bold")
    table.add_column(style="cyan", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in facts.items():
        table.add_row(Text(visible(name)), Text(visible(value)))
    return table


def rows_table(
    columns: Sequence[str], rows: Iterable[Sequence[Any]], title: str | None = None, *, prose: Iterable[str] = ()
) -> RowsTable:
    """A table of rows, as wide as the screen; ``prose`` names the columns whose sentences go on over lines."""
    return RowsTable(tuple(columns), tuple(tuple(row) for row in rows), title, prose=frozenset(prose))


def as_json(value: Any, indent: int | None = 2) -> str:
    """JSON with Dutch letters as they are, and what would command a terminal as numbers; dates become ISO text."""
    return escaped_in_json(json.dumps(value, ensure_ascii=False, indent=indent, default=cell))
