"""What a command found, on its way out: a table on the screen, or every row in a file or a pipe."""

import itertools
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Final

import polars as pl
import typer

from cli.console import notice_console, output_console, screen_width
from cli.tables import Layout, RowsTable
from flows.wording import spaced
from parliament.errors import UsageError
from parliament.safe_text import visible
from warehouse.result_cells import NUMBERS
from warehouse.result_files import FileFormat, Written, format_of, write_file, write_rows
from warehouse.results import Result, result_of_frame

# A screen shows no more than this usefully; files and pipes have no limit.
ROWS_ON_A_SCREEN: Final = 1000


class OutputFormat(StrEnum):
    """Forms of a result: drawn for people, or one of the forms of a file."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    EXCEL = "excel"
    JSON = "json"
    JSONL = "jsonl"
    PARQUET = "parquet"
    ARROW = "arrow"


FormatOption = Annotated[
    OutputFormat | None,
    typer.Option(
        "--format",
        help="Form of the rows. Default: what the name of --output ends in, else a table. "
        "excel is CSV with semicolons and decimal commas.",
        show_default=False,
    ),
]
OutputOption = Annotated[
    Path | None, typer.Option("--output", help="Write every row to this file; its extension gives the format.")
]
LayoutOption = Annotated[
    Layout,
    typer.Option(
        "--layout", help="A table, a record per block, or a table as wide as it needs; auto takes what reads best."
    ),
]


@dataclass(frozen=True, slots=True)
class Destination:
    """Where rows go and in what form; nothing given is a table on the screen."""

    output_format: OutputFormat | None = None
    output: Path | None = None
    layout: Layout = Layout.AUTO

    @property
    def is_drawn(self) -> bool:
        """Whether the rows become a drawn table."""
        return self.output is None and self.output_format in (None, OutputFormat.TABLE)


def show(found: Result | pl.DataFrame | None, destination: Destination) -> int:
    """Write rows in the form asked for; returns how many there were.

    Raises:
        UsageError: the query fails, the file cannot be written, its name gives no format, a drawn table is asked for
            in a file, or a binary form on a terminal.
    """
    if found is None:
        return 0
    result = result_of_frame(found) if isinstance(found, pl.DataFrame) else found
    if destination.is_drawn:
        table = drawn(result, destination.layout)
        page(table)
        return table.found_count or 0
    return write(result, destination)


def write(result: Result, destination: Destination) -> int:
    """Write every row to a file or standard output; returns how many there were.

    Raises:
        UsageError: as for :func:`show`.
    """
    if destination.output is not None:
        file_format = _file_format(destination.output_format, destination.output)
        return _told(write_file(result, destination.output, file_format), destination.output)
    file_format = FileFormat((destination.output_format or OutputFormat.CSV).value)
    return _told(_write_to_standard_output(result, file_format), None)


def _file_format(output_format: OutputFormat | None, output: Path) -> FileFormat:
    if output_format is OutputFormat.TABLE:
        raise UsageError("a drawn table is for a screen: leave --format away, or take one of a file, such as csv")
    return format_of(output) if output_format is None else FileFormat(output_format.value)


def _told(written: Written, output: Path | None) -> int:
    for remark in written.remarks:
        notice_console().print(remark)
    if output is not None:
        rows = "1 row" if written.row_count == 1 else f"{spaced(written.row_count)} rows"
        notice_console().print(f"{rows} written to {output}.")
    return written.row_count


def _write_to_standard_output(result: Result, file_format: FileFormat) -> Written:
    if not sys.stdout.isatty():
        sys.stdout.flush()
        stream = getattr(sys.stdout, "buffer", None)
        if stream is not None:
            written = write_rows(result, stream, file_format)
            stream.flush()
            return written
    if file_format.is_binary:
        raise UsageError(f"{file_format.value} is not for a terminal: add --output FILE, or redirect to a file.")
    return write_rows(result, _Screen(), file_format)


class _Screen:
    """A terminal as a place to write bytes of UTF-8 to: what would command it is shown and not obeyed."""

    def write(self, content: bytes, /) -> int:
        sys.stdout.write(visible(content.decode().replace("\r\n", "\n")))
        return len(content)


def drawn(result: Result, layout: Layout = Layout.AUTO) -> RowsTable:
    """The rows as a table: on a screen the first thousand, and all of them where nobody scrolls.

    Raises:
        UsageError: the query fails.
    """
    rows, found_count = first_rows(result, ROWS_ON_A_SCREEN if sys.stdout.isatty() else None)
    names = tuple(column.name for column in result.columns)
    return RowsTable(names, tuple(rows), layout=layout, found_count=found_count)


def first_rows(result: Result, limit: int | None) -> tuple[list[tuple[Any, ...]], int]:
    """The first rows, numbers as numbers and the rest as DuckDB's own texts, and how many rows there are."""
    expressions = [
        f"#{place}" if column.kind in NUMBERS - {"bignum", "uhugeint", "hugeint"} else f"#{place}::varchar"
        for place, column in enumerate(result.columns, start=1)
    ]
    whole = [place for place, column in enumerate(result.columns) if column.kind in ("bignum", "uhugeint", "hugeint")]
    rows: list[tuple[Any, ...]] = []
    count = 0
    for batch in result.batches(expressions):
        count += batch.num_rows
        wanted = batch if limit is None else batch.slice(0, max(limit - len(rows), 0))
        columns = [column.to_pylist() for column in wanted.columns]
        for place in whole:
            columns[place] = [None if text is None else int(text) for text in columns[place]]
        rows.extend(zip(*columns, strict=True))
    return rows, count


def page(table: RowsTable) -> None:
    """Print a table, through the pager when it is taller than the terminal."""
    width = screen_width()
    if not (sys.stdout.isatty() and sys.stdin.isatty()):
        output_console().print(table)
        return
    lines = list(itertools.islice(table.lines(width), shutil.get_terminal_size().lines))
    pager = _pager()
    if len(lines) < shutil.get_terminal_size().lines or pager is None:
        output_console().print(table)
        return
    _through(pager, (visible(line) for line in table.lines(width)))


def _pager() -> Sequence[str] | None:
    """The command of ``PAGER``, or ``less``; none where there is neither, or ``PAGER`` is empty or ``cat``."""
    named = os.environ.get("PAGER")
    command = shlex.split("less" if named is None else named)
    if not command or command[0] == "cat" or shutil.which(command[0]) is None:
        return None
    # -F leaves when it fits, -R and -X leave the screen as it is, -S does not wrap.
    return [*command, "-FRSX"] if command == ["less"] else command


def _through(pager: Sequence[str], lines: Iterator[str]) -> None:
    with subprocess.Popen(pager, stdin=subprocess.PIPE, text=True, encoding="utf-8") as process:  # noqa: S603 - PAGER
        # A reader who has seen enough leaves the pager before the end.
        with suppress(BrokenPipeError), process.stdin as stream:  # type: ignore[union-attr]
            stream.writelines(f"{line}\n" for line in lines)
        with suppress(KeyboardInterrupt):
            process.wait()
