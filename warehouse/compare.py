"""What changed between two published versions, and why."""

from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl

from warehouse.database import open_unlocked_read_only, quoted
from warehouse.paths import SQL_FOLDER

_FOLDER = SQL_FOLDER / "compare"


@dataclass(frozen=True, slots=True)
class VersionDifference:
    """What changed from one version to another.

    ``meetings``: a row for each meeting whose speeches, words or speakers differ, with the reason: ``new report``,
    ``report gone``, ``quarantine``, ``other copy`` (document instead of journal copy), ``revision`` (other bytes),
    ``parser version``, ``reading`` (other settings of the same parser), ``correction`` (what ``corrections/`` says of a
    speaker), ``who is who`` (the register otherwise), ``recording`` (speeches timed, or timed otherwise),
    ``speaking rate``. ``members``: a row for each figure of ``mart.member_speaking_time`` that differs, the largest
    first. ``has_other_definitions``: the SQL that makes the figures changed, which may change any of them. The rate
    versions are those in use.
    """

    meetings: pl.DataFrame
    members: pl.DataFrame
    has_other_definitions: bool
    old_rate_version: str | None = None
    new_rate_version: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing that a reader sees changed."""
        return self.meetings.is_empty() and self.members.is_empty()


def diff_versions(old: Path, new: Path) -> VersionDifference:
    """Compare two databases, each closed or open for reading only.

    Raises:
        WarehouseError: a file is missing, damaged, or being written.
    """
    for path in (old, new):
        with open_unlocked_read_only(path):
            pass
    with duckdb.connect() as connection:
        old_definitions, old_rate = _attach(connection, old, "old")
        new_definitions, new_rate = _attach(connection, new, "new")
        return VersionDifference(
            meetings=connection.execute(_query("meeting")).pl(),
            members=connection.execute(_query("member")).pl(),
            has_other_definitions=old_definitions != new_definitions,
            old_rate_version=old_rate,
            new_rate_version=new_rate,
        )


def _attach(connection: duckdb.DuckDBPyConnection, path: Path, side: str) -> tuple[str | None, str | None]:
    """Make ``SIDE_report`` and ``SIDE_correction`` of one version; return the hash of its SQL and its rate version."""
    connection.execute(f"attach {quoted(str(path))} as {side} (read_only)")
    # The queries name the tables of a version without its name.
    connection.execute(f"use {side}")
    for name in ("report", "correction"):
        connection.execute(f"create temp table {side}_{name} as {_query(name)}")
    row = connection.execute(
        "select (select max(definitions_sha256) from dq.build), (select max(rate_version) from raw.speaking_rate)"
    ).fetchone()
    connection.execute("use memory")
    return row or (None, None)


def _query(name: str) -> str:
    return (_FOLDER / f"{name}.sql").read_text(encoding="utf-8")
