"""``spreektijd people``: who somebody is, how that was decided, and what the register knows of them."""

import sys
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from cli.commands.common import DataOption, TableOrJson
from cli.console import as_json, output_console, rows_table
from flows.settings import data_folder
from flows.wording import spaced
from parliament.errors import UsageError, WarehouseError
from parliament.model import GovernmentTerm, Membership
from parliament.people import load_shipped_register, register_from_json
from parliament.people.search import PersonView, find_people
from warehouse.paths import DataFolder
from warehouse.printed_names import PublishedPrintedPersons, read_printed_persons
from warehouse.read import published_path

PEOPLE_EXAMPLES = """
Examples:

    spreektijd people "van rooy" --at 2020-05-12

    spreektijd people Somers

    spreektijd people peeters --format json
"""


def register(application: typer.Typer) -> None:
    """Add the commands of this module."""
    application.command("people", epilog=PEOPLE_EXAMPLES)(people)


def people(
    name: Annotated[str, typer.Argument(help="A name, a surname, or a part of one.")],
    at: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Resolve it as a report of this day would.")
    ] = None,
    register_file: Annotated[
        Path | None,
        typer.Option("--register", exists=True, dir_okay=False, help="A register instead of the shipped one."),
    ] = None,
    data: DataOption = None,
    output_format: Annotated[TableOrJson, typer.Option("--format", help="Form of the result.")] = TableOrJson.TABLE,
) -> None:
    """Show who a name is at a date, by which rule that was decided, and the memberships.

    Persons of the published database who are known only from names that reports print are found too, and marked.
    """
    printed = _NOBODY if register_file else _printed_persons(DataFolder(data_folder(data)))
    known = register_from_json(register_file.read_text(encoding="utf-8")) if register_file else load_shipped_register()
    known = replace(
        known, persons=(*known.persons, *printed.persons), memberships=(*known.memberships, *printed.memberships)
    )
    day = at.date() if at else None
    views = find_people(known, name, day)
    if not views:
        when = f" on {day}" if day else ""
        raise UsageError(f"nobody called '{name}' is in the register{when}; try a part of the name, or leave out --at.")
    if output_format is TableOrJson.JSON:
        sys.stdout.write(as_json([_as_dict(view, printed) for view in views]) + "\n")
        return
    for view in views:
        _print_view(view, day, printed)


_NOBODY = PublishedPrintedPersons((), (), {})


def _printed_persons(folder: DataFolder) -> PublishedPrintedPersons:
    """Those of the published database; nobody where nothing is published, or only by another version."""
    try:
        return read_printed_persons(published_path(folder))
    except WarehouseError:
        return _NOBODY


def _is_provisional(view: PersonView, printed: PublishedPrintedPersons) -> bool:
    return view.person in printed.persons


def _print_view(view: PersonView, day: date | None, printed: PublishedPrintedPersons) -> None:
    console = output_console()
    person = view.person
    console.print(f"\n{person.full_name}", style="bold", end=" ")
    console.print(f"({person.person_id})")
    console.print(f"found by {view.rule}, confidence {view.confidence:.2f}{_on_day(view, day)}")
    if person.provenance:
        console.print(f"from {person.provenance.source}, seen {person.provenance.seen_on}")
    if _is_provisional(view, printed):
        words = spaced(printed.words.get(person.person_id, 0))
        console.print(f"provisional: no list or record holds the name; {words} words rest on it")
    rows = [_membership_row(membership) for membership in view.memberships]
    rows += [_term_row(term) for term in view.government_terms]
    if rows:
        rows.sort(key=lambda row: str(row[2]))
        console.print(rows_table(["as", "party or title", "from", "until", "remark", "source"], rows, prose=["remark"]))


def _on_day(view: PersonView, day: date | None) -> str:
    if day is None:
        return ""
    if view.government_term:
        return f"; on {day} {view.government_term.title}"
    if view.membership:
        return f"; on {day} member for {view.membership.party_name}"
    return f"; not in office on {day}"


def _membership_row(membership: Membership) -> tuple[object, ...]:
    remark = (
        "seen on a list or in reports of that time; real ends unknown"
        if membership.is_observed_only
        else membership.constituency
    )
    source = membership.provenance.source if membership.provenance else None
    return ("member", membership.party_name, membership.from_date, membership.to_date, remark, source)


def _term_row(term: GovernmentTerm) -> tuple[object, ...]:
    source = term.provenance.source if term.provenance else None
    return ("minister", term.title, term.from_date, term.to_date, term.portfolio or term.government_name, source)


def _as_dict(view: PersonView, printed: PublishedPrintedPersons) -> dict[str, object]:
    return {
        "person_id": view.person.person_id,
        "full_name": view.person.full_name,
        "rule": view.rule,
        "confidence": view.confidence,
        "is_provisional": _is_provisional(view, printed),
        "memberships": [
            {
                "party_name": membership.party_name,
                "party_family": membership.party_family,
                "from_date": membership.from_date,
                "to_date": membership.to_date,
                "is_observed_only": membership.is_observed_only,
            }
            for membership in view.memberships
        ],
        "government_terms": [
            {"title": term.title, "portfolio": term.portfolio, "from_date": term.from_date, "to_date": term.to_date}
            for term in view.government_terms
        ],
    }
