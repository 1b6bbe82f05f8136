"""``spreektijd export``: what is published, as files for others."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from cli.commands.common import DataOption
from cli.console import notice_console
from flows.settings import data_folder
from parliament.errors import UsageError
from warehouse.paths import DataFolder

EXPORT_EXAMPLES = """
Forms:

    parquet, csv, tsv, excel, json, jsonl, arrow
                     every table, with a data package description (datapackage.json)

    parlamint        TEI of the ParlaMint project: a corpus root, a document and a table of metadata per sitting

    parlspeech       one table of speeches in the columns of ParlSpeech V2, as CSV and Parquet

    popolo           persons, organisations, memberships, events and votes as Popolo JSON

    sentences        sentences and tokens of every speech, as two Parquet files

    release          one folder ready for a DOI: database, Parquet, ParlaMint corpus, citation and checksums

Examples:

    spreektijd export --to tables/ --format csv

    spreektijd export --to corpus/ --format parlamint --since 2019-06-18 --until 2024-06-08

    spreektijd export --to plenary/ --format parlspeech --kind plenary
"""


class ExportChoice(StrEnum):
    """Forms of an export."""

    PARQUET = "parquet"
    CSV = "csv"
    TSV = "tsv"
    EXCEL = "excel"
    JSON = "json"
    JSONL = "jsonl"
    ARROW = "arrow"
    PARLAMINT = "parlamint"
    PARLSPEECH = "parlspeech"
    POPOLO = "popolo"
    SENTENCES = "sentences"
    RELEASE = "release"

    @property
    def is_of_tables(self) -> bool:
        """Whether it holds the tables as they are, and not a corpus made of them."""
        return self not in {
            ExportChoice.PARLAMINT, ExportChoice.PARLSPEECH, ExportChoice.POPOLO, ExportChoice.SENTENCES,
            ExportChoice.RELEASE,
        }  # fmt: skip


class KindChoice(StrEnum):
    """Kinds of meetings."""

    PLENARY = "plenary"
    COMMITTEE = "committee"


def register(application: typer.Typer) -> None:
    """Add the command of this module."""
    application.command("export", epilog=EXPORT_EXAMPLES)(export)


def export(
    to: Annotated[Path, typer.Option(file_okay=False, help="A new or empty folder.")],
    output_format: Annotated[ExportChoice, typer.Option("--format", help="Form of the files.")] = ExportChoice.PARQUET,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="First day; corpora only.", show_default=False)
    ] = None,
    until: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Last day; corpora only.", show_default=False)
    ] = None,
    kind: Annotated[
        KindChoice | None, typer.Option(help="One kind of meetings; corpora only.", show_default=False)
    ] = None,
    data: DataOption = None,
) -> None:
    """Write what is published as files for others: every table, or a corpus in a form that the field uses."""
    folder = DataFolder(data_folder(data))
    if output_format.is_of_tables:
        if since or until or kind:
            raise UsageError("tables are exported whole: --since, --until and --kind are for corpora")
        files = _export_tables(folder, to, output_format)
    else:
        files = _export_corpus(folder, to, output_format, since, until, kind)
    notice_console().print(f"{len(files)} files written to {to}.")


def _export_tables(folder: DataFolder, to: Path, choice: ExportChoice) -> tuple[Path, ...]:
    from warehouse.export import export as export_tables  # noqa: PLC0415
    from warehouse.result_files import FileFormat  # noqa: PLC0415

    return export_tables(folder, to, FileFormat(choice.value))


def _export_corpus(
    folder: DataFolder,
    to: Path,
    choice: ExportChoice,
    since: datetime | None,
    until: datetime | None,
    kind: KindChoice | None,
) -> tuple[Path, ...]:
    from corpus.formats import CorpusFormat, write_corpus  # noqa: PLC0415
    from corpus.reading import Selection  # noqa: PLC0415

    selection = Selection(
        None if since is None else since.date(), None if until is None else until.date(), kind.value if kind else None
    )
    columns = (TextColumn("Sittings"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=notice_console(), transient=True) as progress:
        task = progress.add_task("sittings", total=None)
        return write_corpus(
            folder,
            to,
            CorpusFormat(choice.value),
            selection,
            lambda done, total: progress.update(task, completed=done, total=total),
        )
