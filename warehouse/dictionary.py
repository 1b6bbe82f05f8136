"""The dictionary of the database, rendered from the comments that stand beside each ``create``.

``python -m warehouse.dictionary`` writes ``docs/dictionary.md`` again; a test fails when it is stale.
"""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import fill

import duckdb

from parliament.speaking_time import shipped_rate
from warehouse.build import build
from warehouse.candidate import create_tables
from warehouse.database import open_unlocked_read_only
from warehouse.keys import declared_keys
from warehouse.load import load_frames
from warehouse.register_frames import speaking_rate_frame

# Columns of the pages in docs/ (docs/style.md).
PAGE_WIDTH = 120
DICTIONARY_FILE = Path(__file__).resolve().parent.parent / "docs" / "dictionary.md"

_SCHEMA_HEADINGS = {
    "mart": "The figures. Start here.",
    "core": "What was said, by whom, where and when. Current reports only, but for `core.report` and `core.issue`.",
    "dq": "Runs, checks and their history.",
    "raw": "What was read, as it was read, superseded versions included.",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its type and comment."""

    name: str
    type: str
    comment: str | None


@dataclass(frozen=True, slots=True)
class Described:
    """A table, view or macro with its comment and columns."""

    schema: str
    name: str
    kind: str
    comment: str | None
    columns: tuple[Column, ...]


def describe(path: Path) -> tuple[Described, ...]:
    """Every table, view and macro of a database with its comments, by schema and name."""
    with open_unlocked_read_only(path) as connection:
        tables = connection.execute(
            """
            select schema_name, table_name, 'table', comment from duckdb_tables()
            where schema_name in ('raw', 'core', 'mart', 'dq')
            union all
            select schema_name, view_name, 'view', comment from duckdb_views()
            where schema_name in ('raw', 'core', 'mart', 'dq')
            union all
            select schema_name, function_name || '(' || array_to_string(parameters, ', ') || ')', 'macro', comment
            from duckdb_functions()
            where schema_name in ('core', 'mart') and function_type in ('macro', 'table_macro')
            order by all
            """
        ).fetchall()
        columns = _columns(connection)
    return tuple(
        Described(schema, name, kind, comment, columns.get((schema, name), ()))
        for schema, name, kind, comment in tables
    )


def missing_comments(path: Path) -> tuple[str, ...]:
    """Names of the tables, views, macros and columns that have no comment."""
    missing = []
    for described in describe(path):
        full_name = f"{described.schema}.{described.name}"
        if not described.comment:
            missing.append(full_name)
        missing.extend(f"{full_name}.{column.name}" for column in described.columns if not column.comment)
    return tuple(missing)


def render_dictionary(path: Path) -> str:
    """``docs/dictionary.md`` as Markdown, from the comments in the database at ``path``."""
    described = describe(path)
    parts = [
        "# Dictionary of the database",
        "Generated from the comments in `sql/` by `python -m warehouse.dictionary`; do not edit by hand.",
    ]
    for schema, heading in _SCHEMA_HEADINGS.items():
        parts.append(f"## {schema}\n\n{heading}")
        parts.extend(_render_one(one) for one in described if one.schema == schema)
    return "\n\n".join(parts) + "\n"


def build_empty_database(path: Path) -> None:
    """Build every object in a new database without reports: enough for whatever is rendered from comments."""
    create_tables(path)
    load_frames(path, {"speaking_rate": speaking_rate_frame(shipped_rate())})
    build(path)


def markdown_cell(comment: str | None) -> str:
    """A comment as the cell of a Markdown table."""
    return (comment or "").replace("|", "\\|").replace("\n", " ")


def paragraph(text: str) -> str:
    """A comment as a paragraph within the width of the pages in ``docs/``."""
    return fill(text, PAGE_WIDTH, break_long_words=False, break_on_hyphens=False)


def _columns(connection: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], tuple[Column, ...]]:
    rows = connection.execute(
        """
        select schema_name, table_name, column_name, data_type, comment from duckdb_columns()
        where schema_name in ('raw', 'core', 'mart', 'dq')
        order by schema_name, table_name, column_index
        """
    ).fetchall()
    columns: dict[tuple[str, str], tuple[Column, ...]] = {}
    for schema, table, name, data_type, comment in rows:
        columns[schema, table] = (*columns.get((schema, table), ()), Column(name, data_type.lower(), comment))
    return columns


def _render_one(one: Described) -> str:
    heading = f"### {one.schema}.{one.name}"
    if one.kind == "macro":
        return f"{heading}\n\n{paragraph('*macro* ' + (one.comment or ''))}"
    lines = [f"| `{column.name}` | {column.type} | {markdown_cell(column.comment)} |" for column in one.columns]
    table = "\n".join(["| column | type | what it is |", "|---|---|---|", *lines])
    kind = "*view* " if one.kind == "view" else ""
    return f"{heading}\n\n{paragraph(kind + (one.comment or ''))}\n\n{_keys_line(one)}{table}"


def _keys_line(one: Described) -> str:
    keys = declared_keys().get(f"{one.schema}.{one.name}")
    if keys is None:
        return ""
    own = f"Key: {', '.join(f'`{column}`' for column in keys.primary)}." if keys.primary else f"No key: {keys.no_key}."
    others = "; ".join(
        f"{', '.join(f'`{column}`' for column in reference.columns)} → `{reference.table}`"
        for reference in keys.references
    )
    return f"{paragraph(f'{own} References: {others}.' if others else own)}\n\n"


def _write_file() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.duckdb"
        build_empty_database(path)
        DICTIONARY_FILE.write_text(render_dictionary(path), encoding="utf-8")


if __name__ == "__main__":
    _write_file()
