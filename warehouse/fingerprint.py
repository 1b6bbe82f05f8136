"""A hash over what a database says, whatever run made it: two that are equal give the same figures."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from warehouse.database import open_unlocked_read_only
from warehouse.definitions import definitions_sha256
from warehouse.schema import raw_schemas

# Columns that say when a thing was done, not what it holds.
_RUN_COLUMNS = frozenset({"run_id", "fetched_at", "parsed_at", "first_seen_at", "last_seen_at", "provenance_date"})


def content_fingerprint(path: Path) -> str:
    """Hash over the rows of every ``raw`` table, the readings in quarantine and the SQL that makes figures of them.

    Rows count in any order. Run ids and the times of fetching, parsing and seeing are left out, so a run that found
    nothing new has the fingerprint of the one before it. Comparable between files made by one version of DuckDB.

    Raises:
        WarehouseError: the database cannot be opened.
    """
    digest = sha256(definitions_sha256().encode())
    with open_unlocked_read_only(path) as connection:
        for name, columns in raw_schemas().items():
            digest.update(f"{name} {connection.execute(_sum_of_hashes(name, columns)).fetchone()}\n".encode())
        left_out = connection.execute(
            "select distinct report_id, parser_version from dq.quarantine where released_at is null order by all"
        ).fetchall()
    digest.update(repr(left_out).encode())
    return digest.hexdigest()


def _sum_of_hashes(name: str, columns: Mapping[str, object]) -> str:
    """A query for the number of rows and the sum of their hashes: the same in any order, other when a row repeats."""
    business = ", ".join(column for column in columns if column not in _RUN_COLUMNS)
    return f"select count(*), sum(hash({business})) from raw.{name}"  # noqa: S608 - names of raw_schemas()
