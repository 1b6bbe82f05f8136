"""``spreektijd search``: what was said, asked and put on the agenda, by its words."""

from typing import Annotated

import typer

from cli.commands.common import DataOption
from cli.console import notice_console
from cli.results import Destination, FormatOption, LayoutOption, OutputOption, show
from cli.tables import Layout
from flows.settings import data_folder
from flows.wording import spaced
from warehouse.paths import DataFolder
from warehouse.publish import version_of
from warehouse.read import open_published, published_path
from warehouse.search import Found, SearchIndex, SearchOrder, with_texts
from warehouse.search_index import ensure_index, search_folder

SEARCH_EXAMPLES = """
Words must all be there, by their stem: leerkracht finds leerkrachten, and diacritics do not count.

    "openbaar vervoer"   a phrase            leerk*    a beginning            -tram    not this word

    *onderwijs    a word or a compound that ends so: basisonderwijs      *vervoer*    anywhere in a word

    speaker:name or speaker:id     party:name     from:2019-07-01     to:2024     kind:speech, item, question, plenary,
    committee     role:chair, member, minister, guest

Examples:

    spreektijd search "leerkracht tekort" --limit 5

    spreektijd search '"sociale woningbouw" party:vooruit from:2019' --order date

    spreektijd search "lerarentekort kind:question" --counts       # how many per year and per party

    spreektijd search "wachtlijst* role:minister" --limit 10000 --output wachtlijsten.csv
"""
# In a drawn table only what distinguishes hits and leads on; files have every column.
_DRAWN_COLUMNS = ("meeting_date", "full_name", "party_name", "snippet", "page", "speech_key")


def register(application: typer.Typer) -> None:
    """Add the command of this module."""
    application.command("search", epilog=SEARCH_EXAMPLES)(search)


def search(
    words: Annotated[list[str], typer.Argument(help="Words, phrases and filters.")],
    limit: Annotated[int, typer.Option(min=1, help="At most so many hits.")] = 20,
    order: Annotated[SearchOrder, typer.Option(help="The best first, or the newest.")] = SearchOrder.RELEVANCE,
    is_counting: Annotated[
        bool, typer.Option("--counts", help="Instead of the hits, how many there are per year and per party.")
    ] = False,
    output_format: FormatOption = None,
    output: OutputOption = None,
    layout: LayoutOption = Layout.AUTO,
    data: DataOption = None,
) -> None:
    """Search everything that was said, asked or put on the agenda, by stem, phrase, beginning and filter."""
    folder = DataFolder(data_folder(data))
    path = published_path(folder)
    version = version_of(path)
    if ensure_index(folder, path, version):
        notice_console().print(f"The search index of version {version} was missing: it was made again.")
    index = SearchIndex(search_folder(folder, version))
    found = index.search(" ".join(words), limit=limit, order=order)
    destination = Destination(output_format, output, layout)
    if is_counting:
        show(index.counts(found.query), destination)
    elif found.hits:
        with open_published(folder) as connection:
            rows = with_texts(connection, found)
        show(rows.select(_DRAWN_COLUMNS) if destination.is_drawn else rows, destination)
    notice_console().print(_summary(found, order))


def _summary(found: Found, order: SearchOrder) -> str:
    first = "the best first" if order is SearchOrder.RELEVANCE else "the newest first"
    searched = f"{spaced(found.document_count)} speeches, items and questions"
    if not found.count:
        return f"Nothing found in {searched}."
    shown = "" if len(found.hits) == found.count else f"; {spaced(len(found.hits))} shown, {first} (--limit)"
    return f"Found {spaced(found.count)} of {searched}{shown}."
