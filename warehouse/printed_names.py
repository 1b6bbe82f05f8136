"""The stage between ``raw`` and ``core`` that lets reports grow the register (parliament/people/printed_persons.py).

Names that no report's own register knew are looked at together, once per build: persons known from print only cannot be
told from one report. The tables ``raw.printed_*`` are rewritten each time, from current reports alone, so that a
reading in quarantine makes nobody, and a person whom the register has come to know is that person everywhere.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from parliament.model import GovernmentTerm, Legislature, Membership, Person, Provenance, Role
from parliament.people.printed_persons import PrintedPersons, SightedName, Sighting, printed_persons
from parliament.people.register import Register, make_register
from warehouse.database import open_unlocked_read_only
from warehouse.register_frames import membership_row, person_row
from warehouse.rows import Row, frame_of_rows
from warehouse.schema import printed_schemas

# The journal copy of a meeting whose document counts says whose its names are, and nothing else.
# Of one name that a journal copy prints with two of the service's ids, none is taken (issue person_id_conflict).
_UNKNOWN_NAMES = """
    with unknown as (
        select * from raw.name_resolution
        where rule = 'unknown' and person_id is null
    ),

    labels as (
        select report_id, speaker_label, coalesce(speaker_name, speaker_label) as printed_name,
            any_value(printed_party) as printed_party,
            case when count(distinct source_person_id) = 1 then any_value(source_person_id) end as source_person_id
        from raw.speech
        semi join unknown using (report_id)
        group by all
    )

    select names.report_id, names.name_use, names.label, names.name, meetings.meeting_date,
        labels.printed_party, names.role, labels.source_person_id
    from unknown as names
    inner join core.report as reports on names.report_id = reports.report_id
    inner join raw.meeting as meetings on reports.meeting_id = meetings.meeting_id
    left join labels
        on names.name_use = 'speaker' and names.report_id = labels.report_id and names.label = labels.speaker_label
        and coalesce(nullif(names.name, ''), names.label) = labels.printed_name
    where meetings.meeting_date is not null
        and (reports.is_current or (
            labels.source_person_id is not null and reports.copy_kind = 'journal'
            and not reports.is_quarantined
        ))
    order by all
"""


@dataclass(frozen=True, slots=True)
class PublishedPrintedPersons:
    """Persons of a database who are known only from print, when they were seen sitting, and the words of each."""

    persons: tuple[Person, ...]
    memberships: tuple[Membership, ...]
    words: Mapping[str, int]


def read_printed_persons(path: Path) -> PublishedPrintedPersons:
    """The persons of the database at ``path`` who are known only from names that reports print.

    Raises:
        WarehouseError: the file cannot be opened.
    """
    with open_unlocked_read_only(path) as connection:
        persons = connection.execute(
            "select person_id, first_name, last_name, gender, other_names, provenance_source, provenance_date "
            "from raw.printed_person order by person_id"
        ).fetchall()
        memberships = connection.execute(
            "select person_id, party_name, party_family, from_date, to_date, constituency_name, is_observed_only, "
            "provenance_source, provenance_date from raw.printed_membership "
            "semi join raw.printed_person using (person_id) order by all"
        ).fetchall()
        words = connection.execute(
            "select person_id, sum(words)::bigint from core.speech_speaker "
            "semi join raw.printed_person using (person_id) group by person_id"
        ).fetchall()
    return PublishedPrintedPersons(
        tuple(_person(row, Provenance(*row[5:])) for row in persons),
        tuple(_membership(row, Provenance(*row[7:])) for row in memberships),
        dict(words),
    )


def _person(row: tuple[Any, ...], provenance: Provenance | None = None) -> Person:
    person_id, first_name, last_name, gender, other_names = row[:5]
    return Person(person_id, first_name or "", last_name or "", gender, tuple(other_names or ()), provenance)


def _membership(row: tuple[Any, ...], provenance: Provenance | None = None) -> Membership:
    person_id, party_name, party_family, from_date, to_date, constituency, is_observed_only = row[:7]
    return Membership(
        person_id, party_name, party_family, from_date, to_date, constituency, is_observed_only, provenance
    )


def grow_register(connection: duckdb.DuckDBPyConnection) -> None:
    """Write the ``raw.printed_*`` tables from the names that are unknown; needs ``core.report`` of the same build."""
    sightings = [_sighting(row) for row in connection.execute(_UNKNOWN_NAMES).fetchall()]
    found = printed_persons(_register(connection), sightings) if sightings else PrintedPersons()
    _replace(connection, "printed_person", map(person_row, found.persons))
    _replace(connection, "printed_membership", map(membership_row, found.memberships))
    _replace(connection, "printed_name", map(_name_row, found.names))


def _sighting(row: tuple[Any, ...]) -> Sighting:
    report_id, name_use, label, name, day, party, role, source_person_id = row
    return Sighting(report_id, name_use, label, name or "", day, party, Role(role), source_person_id)


def _register(connection: duckdb.DuckDBPyConnection) -> Register:
    """The register as it was loaded: what resolution needs of it."""
    persons = connection.execute("select person_id, first_name, last_name, gender, other_names from raw.person")
    names = [_person(row) for row in persons.fetchall()]
    memberships = connection.execute(
        "select person_id, party_name, party_family, from_date, to_date, constituency_name, "
        "coalesce(is_observed_only, false) from raw.membership"
    ).fetchall()
    terms = connection.execute(
        "select person_id, government_name, title, portfolio, from_date, to_date from raw.government_term"
    ).fetchall()
    legislatures = connection.execute("select legislature, start_date, end_date from raw.legislature").fetchall()
    return make_register(
        names,
        (_membership(row) for row in memberships),
        (GovernmentTerm(*row) for row in terms),
        legislatures=(Legislature(*row) for row in legislatures),
    )


def _name_row(named: SightedName) -> Row:
    sighting, resolution = named.sighting, named.resolution
    return {
        "report_id": sighting.report_id,
        "name_use": sighting.name_use,
        "label": sighting.label,
        "name": sighting.name,
        "person_id": resolution.person_id,
        "role": resolution.role.value,
        "party_name": resolution.party_name,
        "party_family": resolution.party_family,
        "rule": resolution.rule,
        "confidence": resolution.confidence,
        "candidate_person_ids": list(resolution.candidates),
    }


def _replace(connection: duckdb.DuckDBPyConnection, name: str, rows: Iterable[Row]) -> None:
    connection.execute(f"delete from raw.{name}")  # noqa: S608 - a name of printed_schemas()
    frame = frame_of_rows(list(rows), printed_schemas()[name])
    if frame.is_empty():
        return
    connection.register("printed_frame", frame)
    connection.execute(f"insert into raw.{name} by name select * from printed_frame")  # noqa: S608 - as above
    connection.unregister("printed_frame")
