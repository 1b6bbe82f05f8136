"""What is published already, so that a night with nothing new changes nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from parliament.model import MeetingKind
from parliament.source.discovery import KnownMeeting, ReportState
from warehouse.build import definitions_sha256
from warehouse.candidate import CandidateOrigin, plan_candidate
from warehouse.database import open_unlocked_read_only, open_writable, transaction
from warehouse.paths import DataFolder
from warehouse.publish import version_of

_KNOWN_REPORTS = """
    select r.report_id, r.meeting_id, r.source, r.sha256, r.report_url, r.file_name, r.byte_count,
        coalesce(r.is_provisional, false), r.parser_version, r.fetched_at, m.meeting_date, m.verg_id is not null
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
# Columns that differ from night to night although nothing was said anew.
_VOLATILE_COLUMNS = frozenset({"first_seen_at", "last_seen_at", "provenance_date", "provenance_source"})


@dataclass(frozen=True, slots=True)
class KnownReport:
    """A report that the published version holds."""

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


@dataclass(frozen=True, slots=True)
class PublishedState:
    """What a run can build on.

    ``is_usable`` is false when nothing is published or its tables are of an older version: then nothing of it can be
    kept, and ``reports`` and ``meetings`` only tell what has to be read again. ``has_current_definitions`` tells
    whether the SQL that built it is today's, ``has_every_file`` whether its manifest and Parquet stand beside it.
    ``first_seen`` is by the service's id of the meeting.
    """

    path: Path | None
    is_usable: bool
    has_current_definitions: bool
    reports: tuple[KnownReport, ...]
    meetings: tuple[KnownMeeting, ...]
    first_seen: Mapping[int, datetime]
    sentence: str
    has_every_file: bool = True


def published_state(folder: DataFolder) -> PublishedState:
    """Read what is published.

    Raises:
        WarehouseError: the published file was made by a newer version of this program, or cannot be opened.
    """
    plan = plan_candidate(folder)
    if plan.origin is CandidateOrigin.EMPTY:
        return PublishedState(
            None, is_usable=False, has_current_definitions=False, reports=(), meetings=(), first_seen={},
            sentence=plan.sentence,
        )  # fmt: skip
    is_usable = plan.origin is CandidateOrigin.COPY
    path = folder.current.resolve()
    with open_unlocked_read_only(path) as connection:
        reports = tuple(KnownReport(*row) for row in connection.execute(_KNOWN_REPORTS).fetchall())
        meeting_rows = connection.execute(_KNOWN_MEETINGS).fetchall()
        definitions = connection.execute("select definitions_sha256 from dq.build").fetchone() if is_usable else None
    return PublishedState(
        path if is_usable else None,
        is_usable=is_usable,
        has_current_definitions=definitions is not None and definitions[0] == definitions_sha256(),
        reports=reports,
        meetings=tuple(_known_meeting(row) for row in meeting_rows),
        first_seen={row[0]: row[8] for row in meeting_rows},
        sentence=plan.sentence,
        has_every_file=folder.published_manifest(version_of(path)).exists()
        and (folder.parquet / version_of(path)).is_dir(),
    )


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
            name for name, frame in frames.items() if _differs(connection, name, frame, is_whole=name in must_be_equal)
        )


def _differs(connection: duckdb.DuckDBPyConnection, name: str, frame: pl.DataFrame, *, is_whole: bool) -> bool:
    columns = ", ".join(column for column in frame.columns if column not in _VOLATILE_COLUMNS)
    connection.register("compared_frame", frame)
    # The names are those of warehouse/schema.py; values travel in the registered frame.
    new = connection.execute(
        f"select count(*) from (select {columns} from compared_frame except select {columns} from raw.{name})"  # noqa: S608
    ).fetchone()
    gone = connection.execute(
        f"select count(*) from (select {columns} from raw.{name} except select {columns} from compared_frame)"  # noqa: S608
    ).fetchone()
    connection.unregister("compared_frame")
    return bool(new and new[0]) or (is_whole and bool(gone and gone[0]))


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
