"""``spreektijd quarantine`` and ``expect``: what is left out, and how many meetings there should be."""

from typing import Annotated

import typer

from cli.commands.common import DataOption
from cli.console import facts_table, notice_console, output_console, rows_table
from expectations.expected_counts import accept_counts
from expectations.quarantine import QuarantinedReport, list_quarantine, request_release
from flows.settings import data_folder
from flows.stages import release_requests
from parliament.errors import UsageError
from warehouse.paths import DataFolder
from warehouse.read import published_path

QUARANTINE_EXAMPLES = """
Examples:

    spreektijd quarantine list

    spreektijd quarantine show C180-2019-2020-0a1b2c3d4e5f

    spreektijd quarantine release C180-2019-2020-0a1b2c3d4e5f --reason "the heading is really missing in the PDF"
"""
EXPECT_EXAMPLE = """
Example:

    spreektijd expect 2024-2025 2025-2026
"""


def register(application: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(help="Reports left out because their own rows fail a check.", no_args_is_help=True)
    group.command("list", epilog=QUARANTINE_EXAMPLES)(list_command)
    group.command("show", epilog=QUARANTINE_EXAMPLES)(show)
    group.command("release", epilog=QUARANTINE_EXAMPLES)(release)
    application.add_typer(group, name="quarantine")
    application.command("expect", epilog=EXPECT_EXAMPLE)(expect)


def list_command(
    is_complete: Annotated[bool, typer.Option("--all", help="List those that were let in again, too.")] = False,
    data: DataOption = None,
) -> None:
    """List the reports that are left out of the statistics, with the reason."""
    reports = list_quarantine(published_path(DataFolder(data_folder(data))), with_released=is_complete)
    if not reports:
        output_console().print("No report is in quarantine.")
        return
    rows = [(one.report_id, one.check_name, one.reason, one.quarantined_at, one.released_at) for one in reports]
    output_console().print(rows_table(["report", "check", "reason", "since", "released"], rows, prose=["reason"]))


def show(
    report_id: Annotated[str, typer.Argument(help="A report in quarantine, now or before.")],
    data: DataOption = None,
) -> None:
    """Show everything about one report in quarantine."""
    reports = list_quarantine(published_path(DataFolder(data_folder(data))), with_released=True)
    found = [one for one in reports if one.report_id == report_id]
    if not found:
        raise UsageError(f"{report_id} was never in quarantine; `spreektijd quarantine list --all` shows what was.")
    for one in found:
        output_console().print(facts_table(one.report_id, _facts(one)))


def _facts(report: QuarantinedReport) -> dict[str, str]:
    return {
        "meeting": report.meeting_id,
        "check": report.check_name,
        "reason": report.reason,
        "run": report.run_id,
        "parser": report.parser_version,
        "since": report.quarantined_at.isoformat(sep=" ", timespec="seconds"),
        "released": report.released_at.isoformat(sep=" ", timespec="seconds") if report.released_at else "no",
        "released because": report.release_reason or "–",
        "tried again": "when its file, the parser, the register or the SQL changes, or when it is released",
    }


def release(
    report_id: Annotated[str, typer.Argument(help="The report to let in again.")],
    reason: Annotated[str, typer.Option(help="Why, in a sentence; it stays with the report.")],
    data: DataOption = None,
) -> None:
    """Ask for a report to be tried again by the next run; if it still fails, it is left out again."""
    folder = DataFolder(data_folder(data))
    request_release(release_requests(folder), published_path(folder), report_id, reason)
    notice_console().print(f"{report_id} is tried again by the next run.")


def expect(
    session_years: Annotated[list[str], typer.Argument(help="Session years whose counts are right now.")],
    data: DataOption = None,
) -> None:
    """Take the published counts of meetings and questions of these session years as the expected ones.

    They are written to expectations/expected_counts.csv, to be reviewed and committed; a run against the parliament's
    service that has fewer or more then fails.
    """
    accepted = accept_counts(published_path(DataFolder(data_folder(data))), session_years)
    rows = [(one.session_year, one.meeting_kind, one.meeting_count, one.question_count) for one in accepted]
    output_console().print(rows_table(["session year", "kind", "meetings", "questions"], rows, "Expected from now on"))
