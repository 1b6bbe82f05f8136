"""What is published already, so that a night with nothing new changes nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from parliament.model import MeetingKind, Person, Provenance
from parliament.source.discovery import KnownMeeting, ReportState
from warehouse.candidate import CandidateOrigin, CandidatePlan, newest_readable, plan_candidate
from warehouse.database import open_unlocked_read_only, open_writable, transaction
from warehouse.definitions import definitions_of, definitions_sha256
from warehouse.paths import DataFolder
from warehouse.publish import version_of
from warehouse.reading_verdicts import ReadingVerdict, verdicts_of
from warehouse.source_sightings import SourceSighting, sightings_of

_KNOWN_REPORTS = """
    select r.report_id, r.meeting_id, r.source, r.sha256, r.report_url, r.file_name, r.byte_count,
        coalesce(r.is_provisional, false), r.parser_version, r.fetched_at, m.meeting_date, m.verg_id is not null,
        (
            select list(distinct q.parser_version) from dq.quarantine as q
            where q.report_id = r.report_id and q.released_at is null
        )
    from raw.report as r
    left join raw.meeting as m using (meeting_id)
    order by r.fetched_at, r.report_id
"""
_KNOWN_MEETINGS = """
    select m.verg_id, m.meeting_kind, m.meeting_date, m.last_seen_at,
        list(r.sha256 order by r.fetched_at, r.report_id) filter (where r.sha256 is not null),
        coalesce(arg_max(r.is_provisional, r.fetched_at), false), m.report_state, coalesce(m.is_withdrawn, false),
        m.first_seen_at
    from raw.meeting as m
    left join raw.report as r on m.meeting_id = r.meeting_id and r.source <> 'journal'
    where m.verg_id is not null and m.meeting_date is not null
    group by all
    order by m.verg_id
"""
_LISTED_CHAIRS = "select meeting_id, chair_person_id from raw.meeting where chair_person_id is not null"
# Of a person whom many questions name, the one that was seen last.
_NAMED_PERSONS = """
    select c.person_id, arg_max(c.first_name, (q.last_seen_at, q.vi_id)),
        arg_max(c.last_name, (q.last_seen_at, q.vi_id)), arg_max(q.source_url, (q.last_seen_at, q.vi_id)),
        max(q.last_seen_at)
    from raw.listed_question_contact as c
    inner join raw.listed_question as q using (vi_id)
    where c.person_id is not null
    group by c.person_id
    order by c.person_id
"""
# By these the audit sees that nothing was lost (expectations/preparation.py); design §12 keeps their names.
_COMPARED_COLUMNS = (
    "core.report.report_id", "core.report.meeting_id", "core.report.parser_version", "core.report.is_current",
    "core.meeting.meeting_id", "core.meeting.meeting_kind", "core.meeting.session_year",
    "raw.speech.report_id", "raw.speech.words", "raw.question.report_id",
)  # fmt: skip
# Columns that differ from night to night although nothing new was said.
_VOLATILE_COLUMNS = frozenset({"first_seen_at", "last_seen_at", "provenance_date", "provenance_source"})


@dataclass(frozen=True, slots=True)
class KnownReport:
    """A report that the published version holds.

    ``parser_version`` is of the reading that it holds; ``refused_parser_versions`` are of readings in quarantine.
    """

    report_id: str
    meeting_id: str
    source: str
    sha256: str
    report_url: str | None
    file_name: str | None
    byte_count: int
    is_provisional: bool
    parser_version: str
    fetched_at: datetime
    meeting_date: date | None
    is_listed: bool
    refused_parser_versions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishedState:
    """What a run can build on.

    ``is_usable`` is false when nothing is published, or nothing that can be continued: its tables are of an older
    version, the file is damaged or gone. In these latter cases ``needs_rebuild`` says that everything the archive holds
    is to be read again. ``compared_with`` is the database that the new one must not fall behind: the published one, or
    the newest that can be read. ``has_current_definitions`` tells
    whether the SQL that built it is today's, ``has_every_file`` whether its manifest and Parquet stand beside it.
    ``first_seen`` is by the service's id of the meeting. ``named_persons`` are those whom the questions of all earlier
    nights name, with the service's id: no list of the service holds a minister who never had a seat. ``verdicts`` are
    of the documents that were tried and not read. ``listed_chairs`` are whom the service names as chair of a meeting,
    by the meeting's id; ``sightings`` what the service's answers were seen to have.
    """

    path: Path | None
    is_usable: bool
    has_current_definitions: bool
    reports: tuple[KnownReport, ...]
    meetings: tuple[KnownMeeting, ...]
    first_seen: Mapping[int, datetime]
    sentence: str
    has_every_file: bool = True
    needs_rebuild: bool = False
    compared_with: Path | None = None
    named_persons: tuple[Person, ...] = ()
    verdicts: tuple[ReadingVerdict, ...] = ()
    listed_chairs: Mapping[str, str] = field(default_factory=dict)
    sightings: tuple[SourceSighting, ...] = ()


def published_state(folder: DataFolder) -> PublishedState:
    """Read what is published.

    Raises:
        WarehouseError: the published file was made by a newer version of this program, or cannot be opened.
    """
    plan = plan_candidate(folder)
    if plan.origin is not CandidateOrigin.COPY:
        return _nothing_to_continue(folder, plan)
    path = folder.current.resolve()
    with open_unlocked_read_only(path) as connection:
        reports = tuple(_known_report(row) for row in connection.execute(_KNOWN_REPORTS).fetchall())
        meeting_rows = connection.execute(_KNOWN_MEETINGS).fetchall()
        definitions = definitions_of(connection)
        named_persons = tuple(_named_person(row) for row in connection.execute(_NAMED_PERSONS).fetchall())
        verdicts = verdicts_of(connection)
        chairs = dict(connection.execute(_LISTED_CHAIRS).fetchall())
        sightings = sightings_of(connection)
    return PublishedState(
        path,
        is_usable=True,
        has_current_definitions=definitions == definitions_sha256(),
        reports=reports,
        meetings=tuple(_known_meeting(row) for row in meeting_rows),
        first_seen={row[0]: row[8] for row in meeting_rows},
        sentence=plan.sentence,
        has_every_file=folder.published_manifest(version_of(path)).exists()
        and (folder.parquet / version_of(path)).is_dir(),
        compared_with=path,
        named_persons=named_persons,
        verdicts=verdicts,
        listed_chairs=chairs,
        sightings=sightings,
    )


def _nothing_to_continue(folder: DataFolder, plan: CandidatePlan) -> PublishedState:
    earlier = newest_readable(folder)
    return PublishedState(
        None,
        is_usable=False,
        has_current_definitions=False,
        reports=(),
        meetings=(),
        first_seen={},
        sentence=plan.sentence,
        needs_rebuild=plan.origin is CandidateOrigin.REBUILD,
        compared_with=earlier if earlier is not None and can_be_compared(earlier) else None,
    )


def can_be_compared(path: Path) -> bool:
    """Whether a database, perhaps of an older version, has the columns by which a new one is compared with it."""
    with open_unlocked_read_only(path) as connection:
        found = set(
            connection.execute(
                "select schema_name || '.' || table_name || '.' || column_name from duckdb_columns()"
            ).fetchall()
        )
    return all((column,) in found for column in _COMPARED_COLUMNS)


def _named_person(row: tuple[Any, ...]) -> Person:
    person_id, first_name, last_name, source_url, last_seen_at = row
    provenance = Provenance(source=source_url, seen_on=last_seen_at.date())
    return Person(person_id=person_id, first_name=first_name, last_name=last_name, provenance=provenance)


def _known_report(row: tuple[Any, ...]) -> KnownReport:
    *facts, refused = row
    return replace(KnownReport(*facts), refused_parser_versions=tuple(refused or ()))


def _known_meeting(row: tuple[Any, ...]) -> KnownMeeting:
    verg_id, kind, meeting_date, last_seen_at, sha256s, is_provisional, report_state, is_withdrawn, _ = row
    return KnownMeeting(
        verg_id=verg_id,
        kind=MeetingKind(kind),
        meeting_date=meeting_date,
        last_seen_at=last_seen_at,
        report_sha256s=tuple(sha256s or ()),
        is_provisional=bool(is_provisional),
        report_state=report_state or ReportState.NONE,
        is_withdrawn=bool(is_withdrawn),
    )


def differing_tables(path: Path, frames: Mapping[str, pl.DataFrame], *, whole: Iterable[str] = ()) -> tuple[str, ...]:
    """Names of the ``raw`` tables in which the database at ``path`` says something else than these frames.

    A frame of ``whole`` must equal its table; any other must only be contained in it. Columns that change every night
    (when something was seen) do not count.
    """
    must_be_equal = set(whole)
    with open_unlocked_read_only(path) as connection:
        return tuple(
            name
            for name, frame in frames.items()
            if (_differs if name in must_be_equal else _is_not_in)(connection, name, frame)
        )


def _differs(connection: duckdb.DuckDBPyConnection, name: str, frame: pl.DataFrame) -> bool:
    """Whether frame and table, each of some hundred rows, hold different rows; in Python, which needs no Arrow.

    Importing Arrow is a third of a second, more than anything else that a night without news does.
    """
    columns = _compared_columns(frame)
    # The names are those of sql/raw.
    table = connection.execute(f"select {', '.join(columns)} from raw.{name}").fetchall()  # noqa: S608
    return _as_set(frame.select(columns).rows()) != _as_set(table)


def _as_set(rows: Iterable[tuple[Any, ...]]) -> set[tuple[Any, ...]]:
    return {tuple(tuple(value) if isinstance(value, list) else value for value in row) for row in rows}


def _is_not_in(connection: duckdb.DuckDBPyConnection, name: str, frame: pl.DataFrame) -> bool:
    """Whether the frame holds a row that the table, which may have hundreds of thousands, does not."""
    columns = ", ".join(_compared_columns(frame))
    connection.register("compared_frame", frame)
    # The names are those of sql/raw; values travel in the registered frame.
    new = connection.execute(
        f"select count(*) from (select {columns} from compared_frame except select {columns} from raw.{name})"  # noqa: S608
    ).fetchone()
    connection.unregister("compared_frame")
    return bool(new and new[0])


def _compared_columns(frame: pl.DataFrame) -> list[str]:
    return [column for column in frame.columns if column not in _VOLATILE_COLUMNS]


def withdraw_meetings(path: Path, meeting_ids: Iterable[str]) -> None:
    """Mark meetings as withdrawn by the service; their rows and reports stay."""
    with open_writable(path) as connection, transaction(connection):
        for meeting_id in meeting_ids:
            connection.execute(
                "update raw.meeting set is_withdrawn = true where meeting_id = $meeting_id", {"meeting_id": meeting_id}
            )


def set_report_state(path: Path, meeting_ids: Iterable[str], report_state: str) -> None:
    """Say of meetings how their report stands."""
    with open_writable(path) as connection, transaction(connection):
        for meeting_id in meeting_ids:
            connection.execute(
                "update raw.meeting set report_state = $state where meeting_id = $meeting_id",
                {"meeting_id": meeting_id, "state": report_state},
            )
