"""The columns and types of every table that is loaded into, as Polars schemas derived from ``sql/raw`` and ``sql/dq``.

The SQL files are the one statement of these tables: grain, columns, types and the meaning of each. A frame that is
loaded has exactly the columns and types of its table; an empty frame of the schema is a valid load.

The header of each file says with what its rows are replaced:

``report``    they belong to one report and go with it (key: report_id)
``meeting``   a meeting's row is replaced when the meeting is seen again (key: meeting_id)
``detail``    what the meeting's own record says, replaced when it says it again (key: meeting_id)
``question``  what the service says of a question, replaced when it is seen again (key: vi_id)
``register``  the register, replaced as a whole when it is loaded
``build``     rewritten by every build
``audit``     rewritten by every audit
``nothing``   history: kept over runs and over published versions
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from parliament.errors import WarehouseError
from warehouse.paths import SQL_FOLDER
from warehouse.tables import columns_as_made, table_files

if TYPE_CHECKING:
    from polars.datatypes import DataType

# Raised by one whenever a raw, core, mart or dq table changes in a way that a reader of an older file would notice.
SCHEMA_VERSION = 3

Schemas: TypeAlias = "Mapping[str, Mapping[str, DataType]]"

_REPLACED_WITH = re.compile(r"^-- Replaced with: (?P<what>\w+)$", re.MULTILINE)


class ReplacedWith(StrEnum):
    """With what the rows of a table are replaced, as its file's header says."""

    REPORT = "report"
    MEETING = "meeting"
    DETAIL = "detail"
    QUESTION = "question"
    REGISTER = "register"
    BUILD = "build"
    AUDIT = "audit"
    NOTHING = "nothing"


def report_schemas() -> Schemas:
    """Return the ``raw`` tables whose rows belong to one report."""
    return _schemas("raw", ReplacedWith.REPORT)


def meeting_schemas() -> Schemas:
    """Return the ``raw`` table whose rows belong to a meeting."""
    return _schemas("raw", ReplacedWith.MEETING)


def detail_schemas() -> Schemas:
    """Return the ``raw`` tables of what a meeting's own record says and a list of meetings does not."""
    return _schemas("raw", ReplacedWith.DETAIL)


def question_schemas() -> Schemas:
    """Return the ``raw`` tables of what the service says of questions."""
    return _schemas("raw", ReplacedWith.QUESTION)


def register_schemas() -> Schemas:
    """Return the ``raw`` tables of the register."""
    return _schemas("raw", ReplacedWith.REGISTER)


def printed_schemas() -> Schemas:
    """Return the ``raw`` tables of what the printed names add to the register (``warehouse/printed_names.py``)."""
    return _schemas("raw", ReplacedWith.BUILD)


def quality_schemas() -> Schemas:
    """Return the ``dq`` tables of what runs and checks leave behind."""
    return _schemas("dq", ReplacedWith.NOTHING)


@cache
def raw_schemas() -> Schemas:
    """Return every ``raw`` table."""
    return {name: columns for replaced_with in ReplacedWith for name, columns in _schemas("raw", replaced_with).items()}


@cache
def _schemas(schema: str, replaced_with: ReplacedWith) -> Schemas:
    described = _described()
    return {
        file.stem: described[f"{schema}.{file.stem}"]
        for file in table_files(schema)
        if _what_replaces(file) is replaced_with
    }


@cache
def _described() -> Schemas:
    """Return every table by its name with schema, as DuckDB describes the empty tables.

    Raises:
        WarehouseError: a column has a type that Polars has no name for here.
    """
    tables = columns_as_made()
    types = _polars_types()
    unknown = {data_type for columns in tables.values() for _, data_type in columns} - types.keys()
    if unknown:
        raise WarehouseError(f"the columns of sql/raw and sql/dq cannot be of type {', '.join(sorted(unknown))}")
    return {table: {column: types[data_type] for column, data_type in columns} for table, columns in tables.items()}


def _polars_types() -> Mapping[str, "DataType"]:
    """DuckDB's types and those of Polars; a type that is not here is not used in sql/raw and sql/dq."""
    import polars as pl  # noqa: PLC0415 - a tenth of a second, for nothing where no schema is asked for

    return {
        "VARCHAR": pl.String(),
        "INTEGER": pl.Int32(),
        "BIGINT": pl.Int64(),
        "BOOLEAN": pl.Boolean(),
        "DATE": pl.Date(),
        "DOUBLE": pl.Float64(),
        "TIMESTAMP WITH TIME ZONE": pl.Datetime("us", "UTC"),
        "VARCHAR[]": pl.List(pl.String()),
        "BIGINT[]": pl.List(pl.Int64()),
    }


def _what_replaces(file: Path) -> ReplacedWith:
    found = _REPLACED_WITH.search(file.read_text(encoding="utf-8"))
    if found is None or found["what"] not in set(ReplacedWith):
        raise WarehouseError(f"{file.relative_to(SQL_FOLDER)} does not say with what its rows are replaced")
    return ReplacedWith(found["what"])
