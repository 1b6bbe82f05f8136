"""The declared keys: each table says its own, each is held by a check, and the check fires for every single one."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from expectations.check_files import load_check_files
from tools.key_checks import check_files
from warehouse.evidence import explained_marts
from warehouse.keys import KEYED_SCHEMAS, declared_keys

TABLES = [keys for keys in declared_keys().values() if not keys.is_view]
CHECKS = {check.check_name: check for check in load_check_files()}
REFERENCES = [(keys.table, reference) for keys in TABLES for reference in keys.references]
_NOWHERE = {"VARCHAR": "'nowhere'", "DATE": "date '1900-01-01'", "BIGINT": "-1", "INTEGER": "-1"}


@pytest.fixture(scope="module")
def connection(clean_candidate: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    copy = shutil.copyfile(clean_candidate, tmp_path_factory.mktemp("keys") / "candidate.duckdb")
    with duckdb.connect(copy) as opened:
        yield opened


def broken_rows(connection: Any, name: str) -> set[tuple[str, str]]:
    rows = connection.execute(CHECKS[name].query).fetchall()
    return {(row[0], row[1]) for row in rows}


def test_every_table_declares_its_key_or_why_it_has_none() -> None:
    assert len(TABLES) > 70
    assert sum(bool(keys.primary) for keys in TABLES) > 45
    assert len(REFERENCES) > 90


def test_the_checks_are_made_of_the_headers() -> None:
    stale = [path.name for path, text in check_files().items() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "run python -m tools.key_checks"


@pytest.mark.parametrize("schema", KEYED_SCHEMAS)
@pytest.mark.parametrize("fault", ["twice", "not whole"])
def test_every_key_that_is_there_twice_or_not_whole_is_found(connection: Any, schema: str, fault: str) -> None:
    names = (f"{schema}_key_broken", f"{schema}_report_key_broken")
    assert {row for name in names for row in broken_rows(connection, name)} == set()
    keyed = [keys for keys in TABLES if keys.primary and keys.table.startswith(f"{schema}.")]
    connection.execute("begin")
    expected = set()
    for keys in keyed:
        before = count(connection, keys.table)
        columns = connection.execute(f"describe {keys.table}").fetchall()
        current = " semi join (from core.report where is_current) using (report_id)" if keys.has_report else ""
        twice = f"from {keys.table}{current} limit 1"
        row = twice if fault == "twice" else f"select {', '.join('null' for _ in columns)}"
        connection.execute(f"insert into {keys.table} {row}")
        # A row without a report belongs to none that is looked at.
        if count(connection, keys.table) > before and not (fault == "not whole" and keys.has_report):
            expected.add((keys.table, ", ".join(keys.primary)))
    found = {row for name in names for row in broken_rows(connection, name)}
    connection.execute("rollback")
    assert found == expected
    assert len(expected) >= 8


def test_every_row_of_a_mart_that_is_there_twice_is_found(connection: Any) -> None:
    assert broken_rows(connection, "mart_key_broken") == set()
    connection.execute("begin")
    expected = set()
    for name, mart in explained_marts().items():
        table = f"mart.{name}"
        connection.execute(f"insert into {table} from {table} limit 1")
        if count(connection, table):
            expected.add((table, ", ".join(mart.grain)))
    found = broken_rows(connection, "mart_key_broken")
    connection.execute("rollback")
    assert found == expected
    assert len(expected) > 15


@pytest.mark.parametrize("name", [name for name in CHECKS if name.endswith("_reference_broken")])
def test_every_reference_to_nowhere_is_found(connection: Any, name: str) -> None:
    assert broken_rows(connection, name) == set()
    (report_id,) = connection.execute("select min(report_id) from core.report where is_current").fetchone()
    connection.execute("begin")
    expected = set()
    for table, reference in REFERENCES:
        is_of_report = declared_keys()[table].has_report and reference.columns != ("report_id",)
        if name != f"{table.partition('.')[0]}_{'report_' if is_of_report else ''}reference_broken":
            continue
        types = {column: of_type for column, of_type, *_ in connection.execute(f"describe {table}").fetchall()}
        listed = ", ".join(reference.columns)
        values = ", ".join(_NOWHERE[types[column]] for column in reference.columns)
        report = (", report_id", f", '{report_id}'") if is_of_report else ("", "")
        connection.execute(f"insert into {table} ({listed}{report[0]}) values ({values}{report[1]})")
        expected.add((table, f"{listed} -> {reference.table}"))
    found = broken_rows(connection, name)
    connection.execute("rollback")
    # A row that leads nowhere may break another reference to the table that it now stands in.
    assert found >= expected
    assert expected


def count(connection: Any, table: str) -> int:
    (found,) = connection.execute(f"select count(*) from {table}").fetchone()
    return int(found)
