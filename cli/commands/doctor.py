"""``spreektijd doctor``: a machine and a service before the first night, and whenever something seems off."""

import json
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib import metadata
from pathlib import Path
from typing import Annotated

import typer

from cli.commands.common import DataOption, TableOrJson, TodayOption
from cli.console import as_json, notice_console, output_console, rows_table
from cli.machine_checks import look_at_machine
from expectations.notify import Occasion, make_notification
from flows.alarms import deliver, host_name
from flows.settings import data_folder
from ingest.options import LIVE_SOURCE, RunOptions
from ingest.service import service_settings
from ingest.service_examination import MOST_REQUESTS, Examination, examine_service
from parliament.archive import Archive
from parliament.errors import SourceUnreachableError, UsageError
from parliament.files import replacing
from parliament.parse import PARSER_VERSION
from parliament.source.facts import Finding, Verdict
from warehouse.paths import DataFolder
from warehouse.schema import SCHEMA_VERSION

DOCTOR_EXAMPLES = """
Examples:

    spreektijd doctor

    spreektijd doctor --test-message          # sends one by every channel that is set

    spreektijd doctor --bundle first-contact.zip

    spreektijd doctor --format json | jq '.findings[] | select(.verdict != "holds")'
"""
EXIT_MACHINE, EXIT_WRONG_NUMBERS = 1, 3
BUNDLE_FORM = "spreektijd-bundle/1"
# Settings that are about a person; no other of the source's is secret.
_PERSONAL = frozenset({"contact"})


def register(application: typer.Typer) -> None:
    """Add the command."""
    application.command("doctor", epilog=DOCTOR_EXAMPLES)(doctor)


def doctor(
    source: Annotated[str, typer.Option(help="live, or the address of a service, such as a replica.")] = LIVE_SOURCE,
    output_format: Annotated[TableOrJson, typer.Option("--format", help="Form of the result.")] = TableOrJson.TABLE,
    bundle: Annotated[
        Path | None,
        typer.Option(dir_okay=False, help="Write a zip of what was seen, to send to the maintainers of the program."),
    ] = None,
    is_testing: Annotated[
        bool, typer.Option("--test-message", help="Send a test message by every channel that is set.")
    ] = False,
    is_complete: Annotated[bool, typer.Option("--all", help="Show every field, too, also where it holds.")] = False,
    today: TodayOption = None,
    data: DataOption = None,
) -> None:
    """Check this machine, and hold the service against everything that the program assumes of it.

    At most 40 requests, as polite as a night's; nothing is written but what is asked for. Exit code 0 when all that
    matters holds, 1 when the machine is not ready, 3 when something of the service would give wrong numbers, 4 when it
    cannot be reached. The sections are those of docs/source-contract.md.
    """
    folder = DataFolder(data_folder(data))
    options = RunOptions(source, folder.root, today=today.date() if today else None)
    if not options.is_service:
        raise UsageError(f"{source} is no service: give live, or an address such as http://127.0.0.1:8750.")
    if is_testing:
        send_test_message()
    with examined(options) as (archive, examination, problem):
        findings = (*look_at_machine(folder, service_clock(archive)), *(examination.findings if examination else ()))
        show(findings, examination, output_format, is_complete=is_complete)
        if bundle is not None:
            write_bundle(bundle, archive, findings, options)
            notice_console().print(f"Written: {bundle}; it holds public data, versions and settings, and no secret.")
    if problem:
        raise problem
    if examination and examination.broken:
        raise typer.Exit(EXIT_WRONG_NUMBERS)
    if any(one.verdict is Verdict.BROKEN for one in findings):
        raise typer.Exit(EXIT_MACHINE)


@contextmanager
def examined(options: RunOptions) -> Iterator[tuple[Archive, Examination | None, SourceUnreachableError | None]]:
    """Examine a service into an archive of its own, which goes afterwards; or why it could not be reached."""
    with tempfile.TemporaryDirectory(prefix="spreektijd-doctor-") as place:
        archive = Archive(Path(place) / "archive")
        try:
            yield archive, examine_service(service_settings(options), archive, options.day), None
        except SourceUnreachableError as error:
            yield archive, None, error


def service_clock(archive: Archive) -> datetime | None:
    """The time by the service's clock, of the newest answer that has it; ``None`` where none does."""
    for one in reversed(list(archive.all_fetches())):
        written = one.headers.get("date")
        if written:
            try:
                # The time passed since comes from our own clock, whatever the service says.
                return parsedate_to_datetime(written) + (datetime.now(UTC) - one.last_seen_at)
            except ValueError:
                return None
    return None


def show(
    findings: Sequence[Finding], examination: Examination | None, output_format: TableOrJson, *, is_complete: bool
) -> None:
    """Print the table *fact, expected, seen, verdict*; fields that hold are counted."""
    requests = examination.request_count if examination else 0
    if output_format is TableOrJson.JSON:
        value = {"requests": requests, "findings": [as_facts(one) for one in findings]}
        sys.stdout.write(as_json(value) + "\n")
        return
    shown = [one for one in findings if is_complete or not _is_quiet_field(one)]
    rows = [(one.fact.name, one.fact.section, one.fact.expected, one.seen, one.verdict.value) for one in shown]
    output_console().print(rows_table(["fact", "section", "expected", "seen", "verdict"], rows))
    for one in shown:
        # A table cuts what does not fit; what somebody should read stands in full below it.
        if one.verdict in {Verdict.DIFFERS, Verdict.BROKEN}:
            output_console().print(f"{one.verdict.value}: {one.fact.name}: {one.seen}")
    quiet = len(findings) - len(shown)
    if examination:
        output_console().print(f"{requests} of at most {MOST_REQUESTS} requests; {quiet} fields as expected (--all).")


def _is_quiet_field(one: Finding) -> bool:
    return one.fact.name.startswith("/") and one.verdict in {Verdict.HOLDS, Verdict.NOT_SEEN}


def as_facts(one: Finding) -> dict[str, object]:
    """A finding as plain JSON values."""
    return {
        "fact": one.fact.name,
        "section": one.fact.section,
        "expected": one.fact.expected,
        "guards_numbers": one.fact.guards,
        "seen": one.seen,
        "verdict": one.verdict.value,
    }


def write_bundle(target: Path, archive: Archive, findings: Sequence[Finding], options: RunOptions) -> None:
    """Write the bodies as they came, the table, versions and settings into one zip; whole, or not at all."""
    settings = service_settings(options).model_dump(mode="json", exclude=set(_PERSONAL))
    about = {
        "form": BUNDLE_FORM,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "today": options.day.isoformat(),
        "source": options.source_name,
        "versions": {
            "spreektijd": _version("spreektijd"), "python": sys.version.split()[0], "parser": PARSER_VERSION,
            "schema": SCHEMA_VERSION, "duckdb": _version("duckdb"),
        },
        "settings": settings,
    }  # fmt: skip
    with replacing(target) as partial, zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as files:
        files.writestr("about.json", json.dumps(about, indent=2))
        files.writestr("findings.json", json.dumps([as_facts(one) for one in findings], indent=2, ensure_ascii=False))
        for path in sorted(archive.root.rglob("*")):
            if path.is_file() and path.suffix != ".lock":
                files.write(path, f"archive/{path.relative_to(archive.root).as_posix()}")


def send_test_message() -> None:
    """Send a message that says that it is a test, and report each channel that did not take it."""
    lines = ["This is a test of `spreektijd doctor`.", "Next: nothing."]
    message = make_notification(Occasion.NEWS, "test", "a test message", lines, host_name(), {"reason": "a test"})
    failures: list[str] = []
    deliver(message, failures.append)
    for failure in failures:
        notice_console().print(failure)
    if not failures:
        notice_console().print("The test message was handed to every channel that is set.")


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "not installed"
