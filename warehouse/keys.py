"""The keys of ``raw`` and ``core``, as the header of each table's file declares them, and the checks made of them.

``-- Key: report_id, span_ordinal`` names the columns of the primary key, ``-- No key: REASON`` says why there is none,
``-- References: report_id -> core.report`` (any number) a foreign key: the columns of the other table's key, by the
same names. They are declared here and are no constraints of DuckDB (decision 076).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from parliament.errors import WarehouseError
from warehouse.paths import SQL_FOLDER

KEYED_SCHEMAS = ("raw", "core")

_KEY = re.compile(r"^-- Key: (?P<columns>[a-z_0-9, ]+)$", re.MULTILINE)
_NO_KEY = re.compile(r"^-- No key: (?P<reason>\S.*)$", re.MULTILINE)
_REFERENCE = re.compile(r"^-- References: (?P<columns>[a-z_0-9, ]+) -> (?P<table>[a-z]+\.[a-z_]+)$", re.MULTILINE)
_VIEW = re.compile(r"^create or replace view ", re.MULTILINE)
_RELATION = re.compile(r"^create (?:table if not exists|or replace (?:table|view)) ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Reference:
    """A foreign key: these columns are the key of another table, or null."""

    columns: tuple[str, ...]
    table: str


@dataclass(frozen=True, slots=True)
class TableKeys:
    """The keys of a table, by its name with schema; ``primary`` is empty where ``no_key`` says why.

    A view has the keys of what it is made of. ``has_report`` says that its rows belong to a report each.
    """

    table: str
    primary: tuple[str, ...]
    no_key: str | None
    references: tuple[Reference, ...]
    is_view: bool = False
    has_report: bool = False


@cache
def declared_keys() -> Mapping[str, TableKeys]:
    """Every table and view of ``raw`` and ``core`` with its keys.

    Raises:
        WarehouseError: a file says nothing of its key, or both, or refers to a table with another key.
    """
    found = {keys.table: keys for schema in KEYED_SCHEMAS for keys in _of_schema(SQL_FOLDER / schema)}
    for keys in found.values():
        for reference in keys.references:
            other = found.get(reference.table)
            if other is None or set(other.primary) != set(reference.columns):
                raise WarehouseError(f"{keys.table} refers to {reference.table}, which has no such key")
    return found


def _of_schema(folder: Path) -> Iterator[TableKeys]:
    for file in sorted(folder.glob("*.sql")):
        text = file.read_text(encoding="utf-8")
        if _RELATION.search(text):
            yield _keys_of(f"{folder.name}.{file.stem}", text)


def _keys_of(table: str, text: str) -> TableKeys:
    key, no_key = _KEY.search(text), _NO_KEY.search(text)
    if (key is None) == (no_key is None):
        raise WarehouseError(f"the file of {table} must say either its key or why it has none")
    return TableKeys(
        table=table,
        primary=_columns(key["columns"]) if key else (),
        no_key=no_key["reason"] if no_key else None,
        is_view=_VIEW.search(text) is not None,
        # Every column has its comment; the tables of reports are keyed by it and belong to none.
        has_report=f"comment on column {table}.report_id " in text and not table.endswith(".report"),
        references=tuple(Reference(_columns(found["columns"]), found["table"]) for found in _REFERENCE.finditer(text)),
    )


def _columns(text: str) -> tuple[str, ...]:
    return tuple(column.strip() for column in text.split(","))
