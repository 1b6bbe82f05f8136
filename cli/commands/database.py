"""``spreektijd checks``: the last audit, and what a check found in every run."""

import json
import sys
from typing import Annotated

import typer

from cli.commands.common import DataOption, TableOrJson
from cli.console import as_json, output_console, rows_table
from expectations.acknowledgements import ACKNOWLEDGED_FILE, expired_acknowledgements, read_acknowledgements
from expectations.history import check_history
from expectations.results import AuditResult, CheckFamily, CheckResult
from flows.failing_rows import last_audit
from flows.settings import data_folder
from parliament.errors import UsageError
from warehouse.paths import DataFolder
from warehouse.read import published_path

CHECKS_EXAMPLES = """
Examples:

    spreektijd checks

    spreektijd checks --all --format json | jq '.results[]'

    spreektijd checks --history empty_speech
"""


def register(application: typer.Typer) -> None:
    """Add the commands of this module."""
    application.command("checks", epilog=CHECKS_EXAMPLES)(checks)


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
        console.print(
            rows_table(columns, rows, "Checks" if is_complete else "Failed checks", prose=["what should hold"])
        )
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
