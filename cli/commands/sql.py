"""``spreektijd sql``: statements from the line, a file, a pipe or a prompt."""

import os
import re
import sys
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperCommand

from cli.commands.common import DataOption
from cli.results import Destination, FormatOption, LayoutOption, OutputOption
from cli.running import show_waiting
from cli.tables import Layout
from flows.exit_codes import EXIT_INTERRUPTED
from flows.settings import data_folder
from parliament.errors import UsageError
from warehouse.paths import DataFolder
from warehouse.query_errors import StoppedError
from warehouse.read import open_published, published_path
from warehouse.search_index import search_folder
from warehouse.session import Session, Statement, split_statements

SQL_EXAMPLES = """
Examples:

    spreektijd sql "select full_name, sum(words) as words from mart.member_speaking_time group by all order by all"

    spreektijd sql "from core.question" --output questions.csv       # or .tsv .json .jsonl .parquet .arrow

    spreektijd sql "from core.question" --format excel --output questions.csv

    spreektijd sql --file script.sql     # several statements; the first that fails ends it

    spreektijd sql < script.sql

    spreektijd sql                       # a prompt; .help lists its commands
"""
_STANDARD_INPUT = Path("-")
# A query that begins with a comment, as `"$(cat file.sql)"` gives it: no option has a blank or a line end in its name.
_COMMENT = re.compile(r"--(?:[^a-z]|[^=]*?\s)", re.DOTALL)


class _CommandOfQueries(TyperCommand):
    """Takes an argument that begins with an SQL comment for the query that it is."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments, a leading comment behind a blank so that it is not read as an option."""
        return super().parse_args(ctx, [f" {word}" if _COMMENT.match(word) else word for word in args])


def register(application: typer.Typer) -> None:
    """Add the command of this module."""
    application.command("sql", epilog=SQL_EXAMPLES, cls=_CommandOfQueries)(sql)


def sql(
    query: Annotated[
        str | None,
        typer.Argument(
            help="SQL of DuckDB; without it, and without --file, standard input or a prompt.", show_default=False
        ),
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--file", help="Run the statements of this file; - is standard input.")
    ] = None,
    output_format: FormatOption = None,
    output: OutputOption = None,
    layout: LayoutOption = Layout.AUTO,
    data: DataOption = None,
) -> None:
    """Ask the published database anything, read-only: no writing, no files, no network."""
    folder = DataFolder(data_folder(data))
    destination = Destination(output_format, output, layout)
    script = _script(query, file)
    with open_published(folder) as connection:
        session = Session(connection, search_folder(folder, published_path(folder).stem.removeprefix("spreektijd-")))
        if script is None:
            from cli.prompt import Prompt  # noqa: PLC0415 - a library that only a prompt needs

            Prompt(session, published_path(folder).stem, destination).run()
        else:
            try:
                run_script(session, script, destination)
            except KeyboardInterrupt:
                _leave_at_once()


def _leave_at_once() -> NoReturn:
    """End the program here: DuckDB's threads may still be at the stopped query, and abort one that ends in order."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(EXIT_INTERRUPTED)


def _script(query: str | None, file: Path | None) -> str | None:
    """The statements to run; ``None`` for a prompt.

    Raises:
        UsageError: both a query and a file are given, or the file cannot be read as text.
    """
    if query is not None and file is not None:
        raise UsageError("give a query or --file, not both")
    if query is not None:
        return query
    if file == _STANDARD_INPUT or (file is None and not sys.stdin.isatty()):
        return sys.stdin.read()
    if file is None:
        return None
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file} is no text in UTF-8.") from error


def run_script(session: Session, script: str, destination: Destination) -> None:
    """Run statements in order and show what each gives; the first that fails ends it.

    Raises:
        UsageError: a statement fails (its line is named when there are several), or two give rows for one file.
        KeyboardInterrupt: Ctrl-C came.
    """
    statements = list(split_statements(script))
    has_written = False
    for number, statement in enumerate(statements, start=1):
        try:
            found = session.ask(statement.text)
            if found is not None and has_written:
                _require_no_file(destination)
            show_waiting(session, found, destination)
        except StoppedError as error:
            raise KeyboardInterrupt from error
        except UsageError as error:
            raise UsageError(f"{_place(statement, number, len(statements))}{error}") from error
        has_written = has_written or found is not None


def _require_no_file(destination: Destination) -> None:
    if destination.output is not None:
        raise UsageError(f"{destination.output} has the rows of one statement already: give each a file of its own")


def _place(statement: Statement, number: int, count: int) -> str:
    return f"statement {number}, from line {statement.line}: " if count > 1 else ""
