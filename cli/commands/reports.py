"""``spreektijd parse``: one report to structure, without a database."""

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from cli.console import as_json, notice_console, output_console, rows_table
from flows.wording import spaced
from ingest.guarded_process import GuardedProcess, ProcessEndedError
from ingest.parsing import parse_bytes
from ingest.reading_limits import ReadingLimits, reading_limits_from
from parliament.errors import UsageError
from parliament.model import ParsedReport
from parliament.parse.as_json import report_as_dict

PARSE_EXAMPLES = """
Examples:

    spreektijd parse report.txt

    spreektijd parse --format json report.pdf | jq '.speeches[0]'

    spreektijd parse --format json *.txt > reports.jsonl
"""


class ParseFormat(StrEnum):
    """Forms of a parse: JSON with everything, or a table of items and speakers."""

    JSON = "json"
    TABLE = "table"


def register(application: typer.Typer) -> None:
    """Add the commands of this module."""
    application.command("parse", epilog=PARSE_EXAMPLES)(parse)


def parse(
    files: Annotated[list[Path], typer.Argument(help="Reports: .txt or .pdf.", metavar="FILE...", show_default=False)],
    output_format: Annotated[ParseFormat, typer.Option("--format", help="Form of the result.")] = ParseFormat.TABLE,
) -> None:
    """Parse reports to items, questions and speeches. One JSON object a file, one a line when there are several.

    A file that is not a readable verbatim report, takes too long or needs too much memory is reported and the others go
    on; the exit code is then 1. The limits are those of a night (SPREEKTIJD_READING_SECONDS,
    SPREEKTIJD_READING_MEMORY_MB).
    """
    failed = 0
    limits = reading_limits_from(os.environ)
    with GuardedProcess() as process:
        for path in files:
            parsed = _parsed(process, path, limits)
            if isinstance(parsed, str):
                notice_console().print(f"{path}: {parsed}", style="red")
                failed += 1
            elif output_format is ParseFormat.JSON:
                _print_json(report_as_dict(parsed), is_single=len(files) == 1)
            else:
                _print_tables(path, parsed)
    if failed:
        raise typer.Exit(1)


def _parsed(process: GuardedProcess, path: Path, limits: ReadingLimits) -> ParsedReport | str:
    """The report, or the sentence why there is none: read as a night reads it, in a process that may die."""
    try:
        return process.call(parse_bytes, (path.name, _read(path)), limits)
    except ProcessEndedError as error:
        return error.sentence


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from error


def _print_json(value: dict[str, Any], *, is_single: bool) -> None:
    indent = 2 if is_single and sys.stdout.isatty() else None
    sys.stdout.write(as_json(value, indent) + "\n")


def _print_tables(path: Path, parsed: ParsedReport) -> None:
    console = output_console()
    heading = parsed.heading
    console.print(path.name, style="bold", end=": ")
    console.print(f"{heading.kind} meeting {heading.number} ({heading.session_year}) of {heading.date}")
    if heading.committee:
        console.print(heading.committee)
    console.print(
        f"{parsed.page_count} pages, {len(parsed.items)} items, "
        f"{sum(len(item.questions) for item in parsed.items)} questions, "
        f"{len(parsed.speeches)} speeches, {spaced(sum(speech.words for speech in parsed.speeches))} words; "
        f"{parsed.account.assigned} of {parsed.account.total} lines assigned, {parsed.account.unknown} unknown"
    )
    speeches_of: dict[int | None, int] = {}
    words_of: dict[int | None, int] = {}
    for speech in parsed.speeches:
        speeches_of[speech.item] = speeches_of.get(speech.item, 0) + 1
        words_of[speech.item] = words_of.get(speech.item, 0) + speech.words
    items = [
        (
            item.ordinal,
            item.page,
            item.type.value,
            ", ".join(str(question.number) for question in item.questions if question.number) or None,
            "; ".join(question.subject for question in item.questions) or item.title,
            speeches_of.get(item.ordinal, 0),
            words_of.get(item.ordinal, 0),
        )
        for item in parsed.items
    ]
    console.print(
        rows_table(["item", "page", "type", "numbers", "subject", "speeches", "words"], items, prose=["subject"])
    )
    console.print(rows_table(["speaker", "role", "party", "speeches", "words"], _speaker_rows(parsed)))
    if parsed.issues:
        rows = [(issue.severity.value, issue.kind, issue.line, issue.detail) for issue in parsed.issues]
        console.print(rows_table(["severity", "issue", "line", "detail"], rows, prose=["detail"]))


def _speaker_rows(parsed: ParsedReport) -> list[tuple[str, str, str | None, int, int]]:
    """Speakers in this report by words spoken, most first."""
    totals: dict[tuple[str, str, str | None], tuple[int, int]] = {}
    for speech in parsed.speeches:
        key = (speech.speaker or speech.label, speech.role.value, speech.party)
        speeches, words = totals.get(key, (0, 0))
        totals[key] = (speeches + 1, words + speech.words)
    return sorted(((*key, *counts) for key, counts in totals.items()), key=lambda row: -row[4])
