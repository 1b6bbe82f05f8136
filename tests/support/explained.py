"""Every figure of every row of a mart beside what its evidence adds up to, in one query a figure."""

import re
from math import isclose
from pathlib import Path

import duckdb

from warehouse.evidence import Evidence, Measure, explained_marts, query_of_source
from warehouse.paths import SQL_FOLDER

_TABLE = re.compile(r"^create or replace table mart\.(\w+)", re.MULTILINE)
# Tables of the schema without figures: the speeches of the full-text index.

_NUMBERS = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "FLOAT", "DOUBLE", "DECIMAL%")


def mart_tables(folder: Path = SQL_FOLDER / "mart") -> list[str]:
    """The tables that the files of ``sql/mart`` make, without those that hold no figures."""
    texts = [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.sql"))]
    return [name for text in texts for name in _TABLE.findall(text)]


def figures_of(connection: duckdb.DuckDBPyConnection, mart: str) -> set[str]:
    """The columns of a mart that hold numbers."""
    types = " or ".join(f"data_type like '{one}'" for one in _NUMBERS)
    rows = connection.execute(
        f"select column_name from duckdb_columns() where schema_name = 'mart' and table_name = '{mart}' and ({types})"
    ).fetchall()
    return {name for (name,) in rows}


def compare(
    connection: duckdb.DuckDBPyConnection, mart: str, evidence: Evidence, measure: Measure
) -> list[tuple[object, ...]]:
    """Each row of a mart: its keys, its figure, and the figure over the rows that explain it."""
    grain = explained_marts()[mart].grain
    names = {key: f"key_{number}" for number, key in enumerate(grain)}
    keys = ", ".join(f"{key} as {name}" for key, name in names.items())
    same = [f"evidence.{key} is not distinct from {names[key]}" for key in grain if key not in evidence.key_conditions]
    same += [text.format(value=names[key]) for key, text in evidence.key_conditions.items() if text]
    rows = f"(select * from ({query_of_source(evidence.source)}) where {evidence.condition or 'true'})"
    joined = " and ".join(f"{name} is not distinct from mart.{key}" for key, name in names.items())
    return connection.execute(
        f"""
        with keys as (select {keys} from mart.{mart}),
        counted as (
            select {", ".join(names.values())}, true as has_rows, {measure.aggregate} as figure
            from keys inner join {rows} as evidence on {" and ".join(same)}
            group by {", ".join(names.values())}
        ),
        over_nothing as (select {measure.aggregate} as figure from {rows} as evidence where false)
        select
            {", ".join(f"mart.{key}" for key in grain)},
            mart.{measure.name},
            if(counted.has_rows, counted.figure, over_nothing.figure)
        from mart.{mart} as mart
        cross join over_nothing
        left join counted on {joined}
        """
    ).fetchall()


def is_equal(in_mart: object, over_rows: object) -> bool:
    """Whether two figures are the same; both may be missing."""
    if in_mart is None or over_rows is None:
        return in_mart is over_rows
    return isclose(float(str(in_mart)), float(str(over_rows)), rel_tol=1e-9, abs_tol=1e-9)
