"""``spreektijd explain``, ``diff`` and ``cookbook``: figures with their evidence."""

from typing import Annotated

import typer

from cli.commands.common import DataOption
from cli.console import notice_console, rows_table
from cli.results import Destination, FormatOption, LayoutOption, OutputOption, page, show
from cli.tables import Layout
from flows.settings import data_folder
from flows.wording import spaced
from parliament.errors import UsageError
from warehouse.compare import diff_versions
from warehouse.cookbook import Recipe, filled_sql, recipe
from warehouse.cookbook import cookbook as all_recipes
from warehouse.explain import Explanation, explain_row
from warehouse.explain import explain as explain_member
from warehouse.paths import DataFolder
from warehouse.publish import current_version, published_versions, read_manifest
from warehouse.read import open_published
from warehouse.schema_version import require_these_tables
from warehouse.session import Session

EXPLAIN_EXAMPLES = """
Examples:

    spreektijd explain member "Kurt De Loor" --measure est_seconds

    spreektijd explain member 4064 --measure asked_count --session-year 2019-2020

    spreektijd explain member 4064 --measure member_vote.absent_count --format csv > missed.csv
"""
EXPLAIN_ROW_EXAMPLES = """
Examples:

    spreektijd explain row member_speaking_time full_name="Kurt De Loor" role=member --measure speaking_rank

    spreektijd explain row mart.party_question party_family=vooruit session_year=2019-2020 --measure joined_count

    spreektijd explain row meeting_summary meeting_id=C180-2019-2020 --measure minister_words --format csv

    spreektijd explain row interjection_exchange  # says which keys distinguish its rows
"""
DIFF_EXAMPLES = """
Examples:

    spreektijd diff                      # the current version with the one before it

    spreektijd diff 20261122T023012Z-a1b2 20261123T023011Z-c3d4
"""
COOKBOOK_EXAMPLES = """
Examples:

    spreektijd cookbook                  # the questions

    spreektijd cookbook longest_speakers # one query, and its answer

    spreektijd cookbook longest_speeches --set party="CD&V" --set since=2019-07-01
"""


def register(application: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(help="List a figure back to the rows it was counted from.", no_args_is_help=True)
    group.command("member", epilog=EXPLAIN_EXAMPLES)(explain)
    group.command("row", epilog=EXPLAIN_ROW_EXAMPLES)(explain_one_row)
    application.add_typer(group, name="explain", epilog=EXPLAIN_EXAMPLES + EXPLAIN_ROW_EXAMPLES)
    application.command("diff", epilog=DIFF_EXAMPLES)(diff)
    application.command("cookbook", epilog=COOKBOOK_EXAMPLES)(cookbook)


def explain(
    member: Annotated[str, typer.Argument(help="Name, part of a name, or person id.")],
    measure: Annotated[
        str, typer.Option(help="A figure of a mart: words, est_seconds, asked_count, member_vote.absent_count, ...")
    ] = "words",
    session_year: Annotated[str | None, typer.Option(help="Only this session year, such as 2019-2020.")] = None,
    meeting_kind: Annotated[str | None, typer.Option(help="Only plenary, or only committee.")] = None,
    role: Annotated[str | None, typer.Option(help="Only as chair, member, minister, guest.")] = None,
    question_type: Annotated[
        str | None, typer.Option(help="Only this type of question, as in 'vraag om uitleg'.")
    ] = None,
    output_format: FormatOption = None,
    output: OutputOption = None,
    layout: LayoutOption = Layout.AUTO,
    data: DataOption = None,
) -> None:
    """Print the query behind a member's figure, and run it."""
    with open_published(DataFolder(data_folder(data))) as connection:
        found = explain_member(
            connection,
            member,
            measure,
            session_year=session_year,
            meeting_kind=meeting_kind,
            role=role,
            question_type=question_type,
        )
    _show(found, Destination(output_format, output, layout), measure.rpartition(".")[2])
    notice_console().print(f"{found.subject}: {found.measure} = {_exact(found.total)} over {_rows_text(found)}.")


def explain_one_row(
    mart: Annotated[str, typer.Argument(help="A table of schema mart.")],
    keys: Annotated[
        list[str] | None, typer.Argument(help="COLUMN=VALUE, as many as single out the row; COLUMN= for a null.")
    ] = None,
    measure: Annotated[str | None, typer.Option(help="Only this figure; without it, the main figures.")] = None,
    output_format: FormatOption = None,
    output: OutputOption = None,
    layout: LayoutOption = Layout.AUTO,
    data: DataOption = None,
) -> None:
    """Print the query for the rows behind one row of a mart, run it, and set its figures beside the mart's."""
    with open_published(DataFolder(data_folder(data))) as connection:
        found = explain_row(connection, mart, _key_values(keys or []), measure)
    _show(found, Destination(output_format, output, layout), measure)
    notices = notice_console()
    notices.print(found.subject, style="bold")
    if found.rows.is_empty():
        notices.print("Nothing was counted for this row: there are no rows behind it.")
    over = f"over {_rows_text(found)}"
    for name, total in found.totals.items():
        notices.print(f"{name}: {_exact(found.mart_row[name])} in the mart, {_exact(total)} {over}.")
    if measure is None and found.other_measures:
        notices.print(f"Its other figures, each with --measure: {', '.join(found.other_measures)}.")


def _key_values(pairs: list[str]) -> dict[str, str]:
    """``COLUMN=VALUE`` as given, by key.

    Raises:
        UsageError: one has no equals sign, or a key is given twice.
    """
    values: dict[str, str] = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals:
            raise UsageError(f"'{pair}' is no COLUMN=VALUE, such as session_year=2019-2020")
        if key in values:
            raise UsageError(f"the key '{key}' is given twice")
        values[key] = value
    return values


def _show(found: Explanation, destination: Destination, measure: str | None) -> None:
    """The query, its rows, and what the figure that was asked for means."""
    notices = notice_console()
    notices.print(found.sql)
    show(found.rows, destination)
    if measure is None:
        return
    notices.print(f"{measure}: {found.definition}")
    if measure != found.measure:
        in_mart = f" ({_exact(found.mart_row[measure])} in the mart)" if found.mart_row else ""
        notices.print(f"{measure}{in_mart} is made of {found.measure}, which these rows add up to.")


def _rows_text(found: Explanation) -> str:
    return "1 row" if found.rows.height == 1 else f"{spaced(found.rows.height)} rows"


def _exact(figure: float | None) -> str:
    """A figure with every digit before the point and four after it, as far as there are any; a dash for null."""
    return "–" if figure is None else f"{round(figure, 4):.15g}"


def diff(
    old: Annotated[str | None, typer.Argument(help="A published version; by default the one before the new.")] = None,
    new: Annotated[str | None, typer.Argument(help="A published version; by default the current one.")] = None,
    output_format: FormatOption = None,
    layout: LayoutOption = Layout.AUTO,
    data: DataOption = None,
) -> None:
    """Say what changed between two published versions, and why."""
    destination = Destination(output_format, layout=layout)
    folder = DataFolder(data_folder(data))
    new_version = new or current_version(folder) or ""
    earlier = [version for version in published_versions(folder) if version < new_version]
    old_version = old or (earlier[-1] if earlier else new_version)
    for version in (old_version, new_version):
        read_manifest(folder, version)
        require_these_tables(folder.published_database(version))
    found = diff_versions(folder.published_database(old_version), folder.published_database(new_version))
    notices = notice_console()
    notices.print(f"From {old_version} to {new_version}:")
    if found.has_other_definitions:
        notices.print("The SQL that makes the figures has changed; any of them may differ for that reason.")
    if found.old_rate_version != found.new_rate_version:
        notices.print(f"The speaking rate has changed: {found.old_rate_version} to {found.new_rate_version}.")
    if found.is_empty:
        notices.print("No meeting and no member's figure differs.")
        return
    notices.print("Meetings:")
    show(found.meetings, destination)
    notices.print("Members' figures:")
    show(found.members, destination)


def cookbook(
    name: Annotated[str | None, typer.Argument(help="A recipe; without it the questions are listed.")] = None,
    is_dutch: Annotated[bool, typer.Option("--dutch", help="The questions in Dutch.")] = False,
    settings: Annotated[
        list[str] | None, typer.Option("--set", help="NAME=VALUE for a parameter of the recipe; may be repeated.")
    ] = None,
    output_format: FormatOption = None,
    output: OutputOption = None,
    layout: LayoutOption = Layout.AUTO,
    data: DataOption = None,
) -> None:
    """Show the queries that people ask first, or run one of them."""
    if name is None:
        rows = [
            (one.name, one.question_dutch if is_dutch else one.question_english, _parameters(one))
            for one in all_recipes()
        ]
        page(rows_table(["recipe", "question", "parameters"], rows, prose=["question", "parameters"]))
        return
    chosen = recipe(name)
    statement = filled_sql(chosen, settings or [])
    notices = notice_console()
    notices.print(chosen.question_dutch if is_dutch else chosen.question_english, style="bold")
    for one in chosen.parameters:
        notices.print(f"--set {one.name}={one.default.removeprefix('date ')}: {one.meaning}")
    notices.print(statement)
    with open_published(DataFolder(data_folder(data))) as connection:
        show(Session(connection).ask(statement), Destination(output_format, output, layout))


def _parameters(one: Recipe) -> str:
    return ", ".join(f"{parameter.name} = {parameter.default}" for parameter in one.parameters)
