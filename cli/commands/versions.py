"""``spreektijd restore`` and ``cite``: an older published version in front of readers again, and how to cite one."""

import sys
from typing import Annotated

import typer

from cli.commands.common import DataOption
from cli.console import notice_console, output_console, rows_table
from flows.settings import data_folder
from flows.stages import render_dashboard
from warehouse.citation import CitationFormat, cite
from warehouse.locks import hold_build_lock
from warehouse.paths import DataFolder
from warehouse.pins import is_pinned
from warehouse.publish import current_version, published_versions, read_manifest, restore, version_of
from warehouse.read import published_path
from warehouse.version_records import read_record

RESTORE_EXAMPLES = """
Examples:

    spreektijd restore                              # which versions there are

    spreektijd restore 20261123T092402Z-a1b2
"""
CITE_EXAMPLES = """
Examples:

    spreektijd cite                                 # the version that readers have now

    spreektijd cite 20261123T092402Z-a1b2 --format bibtex
"""


def register(application: typer.Typer) -> None:
    """Add the commands of this module."""
    application.command("restore", epilog=RESTORE_EXAMPLES)(restore_version)
    application.command("cite", epilog=CITE_EXAMPLES)(cite_version)


def restore_version(
    version: Annotated[
        str | None, typer.Argument(help="The version to go back to; without it the versions are listed.")
    ] = None,
    with_dashboard: Annotated[
        bool, typer.Option("--dashboard/--no-dashboard", help="Render the dashboard of that version.")
    ] = True,
    data: DataOption = None,
) -> None:
    """Let readers see an older published version again; the next run builds on it.

    The file is compared with its manifest first, and nothing is deleted. What was wrong comes back with the next run
    unless its cause is mended, or the schedule paused, before that.
    """
    folder = DataFolder(data_folder(data))
    if version is None:
        _list_versions(folder)
        return
    with hold_build_lock(folder):
        restore(folder, version)
    if with_dashboard:
        render_dashboard(folder)
    notice_console().print(f"Readers see version {version} from now on.")


def cite_version(
    version: Annotated[
        str | None, typer.Argument(help="The version to cite; without it the one that readers have now.")
    ] = None,
    form: Annotated[CitationFormat, typer.Option("--format", help="Form of the citation.")] = CitationFormat.TEXT,
    data: DataOption = None,
) -> None:
    """Print how to cite a published version, also one that is no longer kept.

    Every version leaves a record (counts, checksums, what changed since the one before) that is never removed. A
    version itself goes after seven newer ones unless it is pinned.
    """
    folder = DataFolder(data_folder(data))
    cited = version or version_of(published_path(folder))
    sys.stdout.write(cite(read_record(folder, cited), form))
    if not folder.published_database(cited).exists():
        notice_console().print(f"The database of version {cited} is no longer kept; its record is.")
    elif not is_pinned(folder, cited):
        notice_console().print(f"It goes after seven newer ones: `spreektijd pin {cited}` keeps it for good.")


def _list_versions(folder: DataFolder) -> None:
    rows = []
    for version in reversed(published_versions(folder)):
        manifest = read_manifest(folder, version)
        is_current = "yes" if version == current_version(folder) else ""
        meetings = manifest["row_counts"].get("core.meeting")
        speeches = manifest["row_counts"].get("core.speech_speaker")
        rows.append((version, manifest["published_at"], manifest["parser_version"], meetings, speeches, is_current))
    columns = ["version", "published at", "parser", "meetings", "speeches", "seen by readers"]
    output_console().print(rows_table(columns, rows))
