"""``spreektijd sql`` and ``checks``: reading what was published."""

import json
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import polars as pl
import typer

from cli.commands.common import DataOption, TableOrJson
from cli.console import as_json, notice_console, output_console, rows_table
from expectations.acknowledgements import ACKNOWLEDGED_FILE, expired_acknowledgements, read_acknowledgements
from expectations.history import check_history
from expectations.results import AuditResult, CheckFamily, CheckResult
from flows.failing_rows import last_audit
from flows.settings import data_folder
from flows.wording import spaced
from parliament.errors import UsageError
from parliament.safe_text import visible
from warehouse.csv_cells import guarded_frame
from warehouse.paths import DataFolder
from warehouse.read import open_published, published_path, run_query

SQL_EXAMPLES = """
Examples:

    spreektijd sql "from mart.member_speaking_time where words > 0 order by words desc limit 10"

    spreektijd sql "select * from core.question" --format csv > questions.csv

    spreektijd sql "from core.speech" --format parquet --output speeches.parquet

    spreektijd sql          # an interactive prompt; .tables lists the tables, .quit leaves
"""
CHECKS_EXAMPLES = """
Examples:

    spreektijd checks

    spreektijd checks --all --format json | jq '.results[]'

    spreektijd checks --history empty_speech
"""
# A terminal shows no more than this usefully; the files have no limit.
ROWS_IN_A_TABLE = 1000
PROMPT_HELP = "Statements end with a semicolon. `.tables` lists the tables, `.columns TABLE` a table, `.quit` leaves."
TABLES_QUERY = """
select schema_name || '.' || table_name as name, comment
from (
    select schema_name, table_name, comment from duckdb_tables()
    union all
    select schema_name, view_name, comment from duckdb_views() where not internal
)
where schema_name in ('core', 'mart', 'dq')
order by all
"""
COLUMNS_QUERY = """
select column_name, data_type, comment from duckdb_columns()
where schema_name || '.' || table_name = $name order by column_index
"""


class SqlFormat(StrEnum):
    """Forms of a query's result."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


def register(application: typer.Typer) -> None:
    """Add the commands of this module."""
    application.command("sql", epilog=SQL_EXAMPLES)(sql)
    application.command("checks", epilog=CHECKS_EXAMPLES)(checks)


def sql(
    query: Annotated[str | None, typer.Argument(help="One SQL statement of DuckDB; without it a prompt opens.")] = None,
    output_format: Annotated[SqlFormat, typer.Option("--format", help="Form of the result.")] = SqlFormat.TABLE,
    output: Annotated[Path | None, typer.Option(help="Write to this file instead of standard output.")] = None,
    data: DataOption = None,
) -> None:
    """Ask the published database anything, read-only: no writing, no files, no network."""
    folder = DataFolder(data_folder(data))
    with open_published(folder) as connection:
        if query is None:
            _prompt(lambda text, parameters: run_query(connection, text, parameters), folder)
        else:
            write_frame(run_query(connection, query), output_format, output)


def write_frame(frame: pl.DataFrame, output_format: SqlFormat, output: Path | None) -> None:
    """Write a query's rows in the form asked for.

    Raises:
        UsageError: Parquet asked for on a terminal, or the file cannot be written.
    """
    if output is None and output_format is SqlFormat.PARQUET and sys.stdout.isatty():
        raise UsageError("Parquet is not for a terminal: add --output FILE, or redirect to a file.")
    try:
        match output_format:
            case SqlFormat.TABLE:
                _write_table(frame, output)
            case SqlFormat.CSV:
                _write_bytes(guarded_frame(_flat(frame)).write_csv().encode(), output)
            case SqlFormat.JSON:
                _write_bytes((as_json(frame.to_dicts()) + "\n").encode(), output)
            case SqlFormat.PARQUET:
                frame.write_parquet(output or sys.stdout.buffer, compression="zstd")
    except OSError as error:
        raise UsageError(f"{output} cannot be written: {error.strerror}.") from error


def _write_table(frame: pl.DataFrame, output: Path | None) -> None:
    shown = frame.head(ROWS_IN_A_TABLE)
    table = rows_table(frame.columns, shown.rows())
    if output is not None:
        with output.open("w", encoding="utf-8") as file:
            output_console(file).print(table)
        return
    output_console().print(table)
    if frame.height > ROWS_IN_A_TABLE:
        notice_console().print(
            f"{spaced(ROWS_IN_A_TABLE)} of {spaced(frame.height)} rows shown; --format csv gives all of them."
        )


def _write_bytes(content: bytes, output: Path | None) -> None:
    if output is None:
        text = content.decode()
        sys.stdout.write(visible(text) if sys.stdout.isatty() else text)
    else:
        output.write_bytes(content)


def _flat(frame: pl.DataFrame) -> pl.DataFrame:
    """CSV has no lists: their elements are joined with a semicolon."""
    lists = [name for name, kind in frame.schema.items() if isinstance(kind, pl.List)]
    return frame.with_columns(pl.col(name).cast(pl.List(pl.String)).list.join("; ") for name in lists)


def _prompt(ask: Callable[[str, dict[str, Any] | None], pl.DataFrame], folder: DataFolder) -> None:
    """Read statements until the end of input; a wrong one is answered and the prompt goes on."""
    import readline  # noqa: F401, PLC0415 - gives the prompt its history and line editing

    notice_console().print(f"{published_path(folder).name}, read-only. {PROMPT_HELP}")
    lines: list[str] = []
    while True:
        try:
            line = input("spreektijd> " if not lines else "       ...> ")
        except EOFError:
            break
        if not lines and line.strip() in (".quit", ".exit"):
            break
        lines.append(line)
        statement = "\n".join(lines).strip()
        if not statement:
            lines.clear()
        elif statement.startswith(".") or statement.endswith(";"):
            lines.clear()
            _answer(ask, statement)


def _answer(ask: Callable[[str, dict[str, Any] | None], pl.DataFrame], statement: str) -> None:
    try:
        if statement == ".tables":
            frame = ask(TABLES_QUERY, None)
        elif statement.startswith(".columns "):
            frame = ask(COLUMNS_QUERY, {"name": statement.split(maxsplit=1)[1]})
        elif statement.startswith("."):
            notice_console().print(PROMPT_HELP)
            return
        else:
            frame = ask(statement.rstrip(";"), None)
    except UsageError as error:
        notice_console().print(str(error), style="red")
        return
    _write_table(frame, None)


def checks(
    output_format: Annotated[TableOrJson, typer.Option("--format", help="Form of the result.")] = TableOrJson.TABLE,
    is_complete: Annotated[bool, typer.Option("--all", help="List the checks that passed, too.")] = False,
    history: Annotated[str | None, typer.Option(help="Show what this check found in every run.")] = None,
    data: DataOption = None,
) -> None:
    """Show the last audit, whether or not it let its version be published, with the failing rows."""
    folder = DataFolder(data_folder(data))
    if history is not None:
        _print_history(folder, history)
        return
    audit = last_audit(folder)
    if audit is None:
        raise UsageError(f"there was no audit in {folder.root} yet: run `spreektijd nightly` first.")
    if output_format is TableOrJson.JSON:
        sys.stdout.write(audit_json(audit) + "\n")
    else:
        _print_audit(audit, is_complete=is_complete)


def _print_history(folder: DataFolder, check_name: str) -> None:
    found = check_history(published_path(folder), check_name)
    if not found:
        raise UsageError(f"no run knows a check '{check_name}'; `spreektijd checks --all` lists their names.")
    rows = [(one.checked_at, one.run_id, one.severity, one.success, one.status, one.failing_row_count) for one in found]
    columns = ["checked at", "run", "severity", "passed", "status", "failing rows"]
    output_console().print(rows_table(columns, rows, check_name))


def audit_json(audit: AuditResult) -> str:
    """An audit as JSON: the run, whether it could be published, and each check with its failing rows."""
    from expectations.result_files import audit_to_json  # noqa: PLC0415

    value = json.loads(audit_to_json(audit))
    value["is_publishable"] = audit.is_publishable
    return as_json(value)


def _print_audit(audit: AuditResult, *, is_complete: bool) -> None:
    console = output_console()
    verdict = "could be published" if audit.is_publishable else "was NOT published"
    passed = sum(result.success for result in audit.results)
    console.print(f"Run {audit.run_id}", style="bold", end=" ")
    console.print(f"{verdict}: {passed} of {len(audit.results)} checks passed.")
    console.print(audit.scope.reason.sentence.english)
    for expired in expired_acknowledgements(read_acknowledgements(), audit.audited_at.date()):
        console.print(
            f"The acknowledgement of {expired.check_name} by {expired.who} ended on {expired.until}: it counts for "
            f"nothing, take it out of {ACKNOWLEDGED_FILE.name}.",
        )
    families = sorted({result.family for result in audit.results})
    console.print(rows_table(["family", "passed", "failed"], [_family_row(audit, family) for family in families]))
    shown = [result for result in audit.results if is_complete or not result.success]
    if shown:
        rows = [_check_row(result) for result in sorted(shown, key=_failures_first)]
        columns = ["result", "severity", "family", "check", "failing rows", "what should hold"]
        console.print(rows_table(columns, rows, "Checks" if is_complete else "Failed checks"))
    for result in audit.failures:
        _print_failing_rows(result)


def _family_row(audit: AuditResult, family: CheckFamily) -> tuple[str, int, int]:
    successes = [result.success for result in audit.results if result.family is family]
    return family.value, sum(successes), len(successes) - sum(successes)


def _check_row(result: CheckResult) -> tuple[str, str, str, str, int, str]:
    return (
        result.standing, result.severity.value, result.family.value, result.check_name, result.failing_row_count,
        result.sentence.english,
    )  # fmt: skip


def _failures_first(result: CheckResult) -> tuple[bool, str, str]:
    return (result.success, result.severity.value, result.check_name)


def _print_failing_rows(result: CheckResult) -> None:
    console = output_console()
    if result.error:
        console.print(f"{result.check_name} could not be run: {result.error}", style="red")
    if result.sample_rows:
        columns = list(result.sample_rows[0])
        rows = [[row.get(column) for column in columns] for row in result.sample_rows]
        title = f"{result.check_name}: {len(rows)} of {result.failing_row_count} failing rows"
        console.print(rows_table(columns, rows, title))
