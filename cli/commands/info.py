"""``spreektijd info``: what is published, in a few numbers."""

import sys
from typing import Annotated

import typer

from cli.commands.common import DataOption, TableOrJson
from cli.console import as_json, facts_table, output_console
from flows.run_facts import title_of
from flows.run_log import read_last_results, result_as_dict
from flows.settings import data_folder
from flows.wording import resolved_words, spaced
from parliament.attribution import LICENCE
from warehouse.origin import DataOrigin
from warehouse.paths import DataFolder
from warehouse.publish import read_manifest, version_of
from warehouse.read import published_path
from warehouse.summary import summarise


def register(application: typer.Typer) -> None:
    """Add the command."""
    application.command("info", epilog="Example:\n\n    spreektijd info --data /srv/spreektijd")(info)


def info(
    output_format: Annotated[TableOrJson, typer.Option("--format", help="Form of the result.")] = TableOrJson.TABLE,
    data: DataOption = None,
) -> None:
    """Show what is published: version, counts, date range, last run."""
    folder = DataFolder(data_folder(data))
    path = published_path(folder)
    summary = summarise(path)
    manifest = read_manifest(folder, version_of(path))
    last = next(iter(read_last_results(folder, 1)), None)
    if output_format is TableOrJson.JSON:
        value = {
            "version": manifest["version"],
            "database": str(folder.current),
            "counts": {name: getattr(summary, name) for name in summary.__slots__},
            "manifest": manifest,
            "last_run": result_as_dict(last) if last else None,
        }
        sys.stdout.write(as_json(value) + "\n")
        return
    last_run = f"{last.run_id}: {title_of(last)}" if last else "–"
    output_console().print(
        facts_table(
            f"Published version {manifest['version']}",
            {
                "database": str(folder.current),
                "meetings": spaced(summary.meeting_count),
                "reports": spaced(summary.report_count),
                "dates": f"{summary.first_date} to {summary.last_date}" if summary.first_date else "–",
                "agenda items": spaced(summary.agenda_item_count),
                "questions": spaced(summary.question_count),
                "speeches": spaced(summary.speech_count),
                "words": spaced(summary.word_count),
                "speakers resolved": resolved_words(
                    summary.resolved_share, summary.provisional_share, summary.provisional_person_count
                ),
                "persons": spaced(summary.person_count),
                "in quarantine": spaced(summary.quarantined_count),
                "reports awaited": spaced(summary.awaited_count),
                "issues": spaced(summary.issue_count),
                "last run": last_run,
                "source": _source(DataOrigin(manifest["data_origin"])),
            },
        )
    )


def _source(origin: DataOrigin) -> str:
    """Whom to name, and the licence of what is really the parliament's."""
    return origin.attribution_english if origin is DataOrigin.INVENTED else f"{origin.attribution_english} ({LICENCE})"
