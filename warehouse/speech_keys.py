"""Keys of speeches that last: a turn that a revision leaves as it is, or corrects, keeps its key.

A report whose speeches have no key yet is keyed when ``core`` is built. Its speeches are traced back to those of the
same bytes as an earlier parser read them, or else to those of the version before it (``parliament/lineage.py``); a turn
that goes back to none gets a key of its own, made of the meeting, its label and its text, so that building everything
again from the archive gives the same keys.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import duckdb
import polars as pl

from parliament.lineage import Descent, Relation, Turn, trace
from warehouse.database import quoted
from warehouse.schema import report_schemas

# Ten hexadecimal digits: two different turns of one meeting (some 300) share a key once in ten million meetings, and
# then the second gets an ordinal behind it.
_KEY_DIGITS = 10


@dataclass(frozen=True, slots=True)
class _Unkeyed:
    report_id: str
    meeting_id: str
    fetched_at: datetime
    copy_kind: str


def assign_speech_keys(connection: duckdb.DuckDBPyConnection, published: Path | None = None) -> int:
    """Give every speech of ``raw.speech`` that has no key one, and say what became of those before; returns how many
    reports were keyed.

    ``published`` is the database that readers see, from which the earlier reading of a report is taken.
    """
    unkeyed = _unkeyed(connection)
    if not unkeyed:
        return 0
    before = _earlier_readings(connection, published, {report.report_id for report in unkeyed})
    try:
        traced = [report for report in unkeyed if report.report_id in before or _version_before(connection, report)]
        plain = [report.report_id for report in unkeyed if report not in traced]
        _give_own_keys(connection, plain)
        for report in traced:
            _trace(connection, report, before)
    finally:
        if published is not None:
            connection.execute("detach database if exists readers_version")
    return len(unkeyed)


def own_key(meeting_id: str, label: str, text: str) -> str:
    """The key of a turn that goes back to none: the meeting, and a hash of label and text."""
    digest = sha256(f"{label}\n{text}".encode()).hexdigest()
    return f"{meeting_id}-{digest[:_KEY_DIGITS]}"


def _unkeyed(connection: duckdb.DuckDBPyConnection) -> list[_Unkeyed]:
    """Reports with speeches and without keys, the earliest fetched first: a version finds the one before it keyed."""
    rows = connection.execute(
        """
        select report_id, meeting_id, fetched_at, if(source = 'journal', 'journal', 'document') as copy_kind
        from raw.report
        where report_id in (select report_id from raw.speech)
            and report_id not in (select report_id from raw.speech_key)
        order by fetched_at, is_provisional desc, report_id
        """
    ).fetchall()
    return [_Unkeyed(*row) for row in rows]


def _earlier_readings(
    connection: duckdb.DuckDBPyConnection, published: Path | None, report_ids: set[str]
) -> frozenset[str]:
    """Attach what is published, and say which of the reports are keyed there."""
    if published is None:
        return frozenset()
    connection.execute(f"attach {quoted(str(published))} as readers_version (read_only)")
    has_keys = connection.execute(
        "select 1 from duckdb_tables() where database_name = 'readers_version' and schema_name = 'raw' "
        "and table_name = 'speech_key'"
    ).fetchone()
    if has_keys is None:
        return frozenset()
    rows = connection.execute(
        "select distinct report_id from readers_version.raw.speech_key where list_contains($report_ids, report_id)",
        {"report_ids": sorted(report_ids)},
    ).fetchall()
    return frozenset(report_id for (report_id,) in rows)


def _version_before(connection: duckdb.DuckDBPyConnection, report: _Unkeyed) -> str | None:
    """The version of the same copy of the same meeting that was fetched last before this one."""
    row = connection.execute(
        """
        select report_id
        from raw.report
        where meeting_id = $meeting_id and report_id <> $report_id
            and if(source = 'journal', 'journal', 'document') = $copy_kind
            and (fetched_at, report_id) < ($fetched_at, $report_id)
            and report_id in (select report_id from raw.speech)
        order by fetched_at desc, report_id desc
        limit 1
        """,
        {
            "meeting_id": report.meeting_id,
            "report_id": report.report_id,
            "copy_kind": report.copy_kind,
            "fetched_at": report.fetched_at,
        },
    ).fetchone()
    return None if row is None else str(row[0])


def _give_own_keys(connection: duckdb.DuckDBPyConnection, report_ids: Sequence[str]) -> None:
    """Keys of reports without a predecessor, all at once; the same as ``own_key`` gives."""
    connection.register("plain_reports", pl.DataFrame({"report_id": report_ids}, schema={"report_id": pl.String()}))
    connection.execute(
        f"""
        insert into raw.speech_key by name
        with hashed as (
            select
                speeches.report_id,
                speeches.speech_id,
                speeches.speech_ordinal,
                reports.meeting_id
                || '-'
                || left(
                    sha256(coalesce(speeches.speaker_label, '') || chr(10) || coalesce(speeches.text, '')),
                    {_KEY_DIGITS}
                ) as own_key
            from raw.speech as speeches
            inner join raw.report as reports using (report_id)
            where speeches.report_id in (select report_id from plain_reports)
        ),

        counted as (
            select
                *,
                row_number() over (partition by report_id, own_key order by speech_ordinal) as occurrence
            from hashed
        )

        select
            report_id,
            speech_id,
            if(occurrence = 1, own_key, own_key || '-' || occurrence) as speech_key
        from counted
        """  # noqa: S608 - a number of this module
    )
    connection.unregister("plain_reports")


def _trace(connection: duckdb.DuckDBPyConnection, report: _Unkeyed, before: frozenset[str]) -> None:
    """Key one report by what its turns go back to, and write down what became of the older ones."""
    is_reread = report.report_id in before
    database = "readers_version" if is_reread else ""
    older_id = report.report_id if is_reread else _version_before(connection, report)
    old, old_keys = _turns(connection, str(older_id), database)
    new, _ = _turns(connection, report.report_id)
    descents = trace(old, new)
    keys = _keys_of(report.meeting_id, new, descents, old_keys)
    _insert(connection, "speech_key", [
        {"report_id": report.report_id, "speech_id": turn.speech_id, "speech_key": keys[turn.speech_id]}
        for turn in new
    ])  # fmt: skip
    _insert(connection, "speech_lineage", [
        {
            "report_id": report.report_id,
            "old_speech_id": descent.old.speech_id if descent.old else None,
            "new_speech_id": descent.new.speech_id if descent.new else None,
            "speech_key": keys[descent.new.speech_id] if descent.new else old_keys.get(_id_of(descent.old)),
            "relation": descent.relation.value,
            "changed_at": report.fetched_at,
        }
        for descent in descents
        # Of a report that was only read again, what stayed as it was is no news.
        if not (is_reread and descent.relation is Relation.SAME)
    ])  # fmt: skip


def _turns(
    connection: duckdb.DuckDBPyConnection, report_id: str, database: str = ""
) -> tuple[list[Turn], dict[str, str]]:
    """The turns of a report in order, and their keys by id as far as they have one."""
    prefix = f"{database}." if database else ""
    rows = connection.execute(
        f"""
        select speeches.speech_id, speeches.speaker_label, speeches.text, keys.speech_key
        from {prefix}raw.speech as speeches
        left join {prefix}raw.speech_key as keys using (report_id, speech_id)
        where speeches.report_id = $report_id
        order by speeches.speech_ordinal
        """,  # noqa: S608 - a name of this module
        {"report_id": report_id},
    ).fetchall()
    turns = [Turn(speech_id, label or "", text or "") for speech_id, label, text, _ in rows]
    return turns, {speech_id: key for speech_id, _, _, key in rows if key is not None}


def _keys_of(
    meeting_id: str, new: Sequence[Turn], descents: Sequence[Descent], old_keys: dict[str, str]
) -> dict[str, str]:
    """The key of each new turn: that of the turn it goes back to, else one of its own that no other turn has."""
    inherited = {
        descent.new.speech_id: old_keys[descent.old.speech_id]
        for descent in descents
        if descent.old and descent.new and descent.relation in (Relation.SAME, Relation.CHANGED)
        and descent.old.speech_id in old_keys
    }  # fmt: skip
    # Keys of turns that were dropped stay theirs: a citation of one must not lead to another turn.
    taken = {*inherited.values(), *old_keys.values()}
    keys: dict[str, str] = {}
    for turn in new:
        key = inherited.get(turn.speech_id) or _free_key(own_key(meeting_id, turn.label, turn.text), taken)
        taken.add(key)
        keys[turn.speech_id] = key
    return keys


def _free_key(wanted: str, taken: set[str]) -> str:
    key, occurrence = wanted, 1
    while key in taken:
        occurrence += 1
        key = f"{wanted}-{occurrence}"
    return key


def _id_of(turn: Turn | None) -> str:
    return turn.speech_id if turn else ""


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[dict[str, object]]) -> None:
    schema = report_schemas()[table]
    frame = pl.DataFrame({column: [row[column] for row in rows] for column in schema}, schema=dict(schema), strict=True)
    connection.register("keyed_rows", frame)
    connection.execute(f"insert into raw.{table} by name select * from keyed_rows")  # noqa: S608 - a table of this module
    connection.unregister("keyed_rows")
