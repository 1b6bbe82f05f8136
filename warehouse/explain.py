"""Every figure back to the rows it was counted from: one query, shown and run."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import indent
from types import MappingProxyType
from typing import Any

import duckdb
import polars as pl

from parliament.errors import UsageError
from warehouse.database import quoted
from warehouse.evidence import Evidence, Measure, explained_marts, query_of_source
from warehouse.read import run_query

# The marts in whose rows a member's or minister's figure is looked for by its name alone.
MARTS_OF_MEMBERS = ("member_speaking_time", "member_question", "minister_question", "member_vote", "member_attendance")
# Enough values of a key to choose from in one sentence.
_LISTED_VALUES = 12
# A comment that points at the column of the same name that has the definition: "As in mart.member_speaking_time, …".
_POINTER = re.compile(r"As in (\w+)\.(\w+)(?:, (.+))?\.")


@dataclass(frozen=True, slots=True)
class Explanation:
    """The rows behind figures: the query as it can be run anywhere, its rows, and what each figure is over them.

    ``measure`` is the figure that was asked for; for a figure made of another (``word_share``) that other one, and
    ``definition``, the comment of the column that was asked for, says how. ``totals`` holds every figure that these
    rows tell, by name. ``mart_row`` is the row of the mart that has them; it is empty for a member, whose figures may
    be those of several rows.
    """

    subject: str
    mart: str
    measure: str
    definition: str
    sql: str
    rows: pl.DataFrame
    totals: Mapping[str, float | None]
    mart_row: Mapping[str, Any]

    @property
    def total(self) -> float | None:
        """The figure that was asked for, over the rows."""
        return self.totals[self.measure]

    @property
    def other_measures(self) -> tuple[str, ...]:
        """The further figures of the mart, which other rows explain or which are made of these."""
        return tuple(name for name in explained_marts()[self.mart].measures if name not in self.totals)


def explain(
    connection: duckdb.DuckDBPyConnection,
    member: str,
    measure: str,
    *,
    session_year: str | None = None,
    meeting_kind: str | None = None,
    role: str | None = None,
    question_type: str | None = None,
) -> Explanation:
    """List the speeches, questions, votes or terms behind a member's figure; a slice not given is not narrowed down.

    ``member`` is a person id, a full name, or a part of one that only one person has. ``measure`` is the name of a
    figure, with its mart before it (``member_vote.absent_count``) where two marts have one of that name.

    Raises:
        UsageError: nobody or more than one has that name, there is no such figure, or it has no such slice.
    """
    mart, figure = _figure_of_member(measure)
    evidence, counted = _evidence_of(mart, figure)
    wanted = {
        "session_year": session_year,
        "meeting_kind": meeting_kind,
        "role": role,
        "question_type": question_type,
    }
    slices = {name: value for name, value in wanted.items() if value is not None}
    person_id, full_name = find_person(connection, member)
    unknown = slices.keys() - {*explained_marts()[mart].grain, *evidence.slices}
    if unknown:
        raise UsageError(f"'{measure}' cannot be narrowed down by {', '.join(sorted(unknown))}")
    sql = evidence_query(evidence, {"person_id": person_id, **slices}, counted)
    return Explanation(
        subject=full_name,
        mart=mart,
        measure=counted.name,
        definition=_definition(connection, "mart", mart, figure),
        sql=sql,
        rows=run_query(connection, sql),
        totals=_totals(connection, sql, [counted]),
        mart_row=MappingProxyType({}),
    )


def explain_row(
    connection: duckdb.DuckDBPyConnection, mart: str, keys: Mapping[str, str], measure: str | None = None
) -> Explanation:
    """List the speeches, questions, votes, terms or stage directions behind one row of a mart.

    ``mart`` may have its schema before its name. ``keys`` are columns of the mart with their values as text, an empty
    one for null; as many as leave one row. Without a ``measure`` the rows are those of the main figures.

    Raises:
        UsageError: there is no such mart, key or figure, or the keys fit no row or more than one; the sentence says
            what there is.
    """
    name = mart.removeprefix("mart.")
    if name not in explained_marts():
        raise UsageError(f"there is no mart '{mart}' to explain; there are: {', '.join(sorted(explained_marts()))}")
    if measure is None:
        evidence, counted = explained_marts()[name].evidence[0], None
        measures: tuple[Measure, ...] = evidence.measures
    else:
        evidence, counted = _evidence_of(name, measure)
        measures = (counted,)
    row = _only_row(connection, name, {key: value or None for key, value in keys.items()})
    grain = {key: row[key] for key in explained_marts()[name].grain}
    sql = evidence_query(evidence, grain, counted)
    return Explanation(
        subject=f"mart.{name} {' '.join(f'{key}={_shown(value)}' for key, value in grain.items())}",
        mart=name,
        measure=measures[0].name,
        definition=_definition(connection, "mart", name, measure or measures[0].name),
        sql=sql,
        rows=run_query(connection, sql),
        totals=_totals(connection, sql, measures),
        mart_row=MappingProxyType(row),
    )


def evidence_query(evidence: Evidence, keys: Mapping[str, str | None], measure: Measure | None = None) -> str:
    """The query for the rows with these keys, values written in; for one figure only the rows that count for it."""
    conditions = [_key_condition(evidence, key, value) for key, value in keys.items()]
    conditions += [evidence.condition, measure.condition if measure else ""]
    # What the keys fix is the same in every row.
    columns = [column for column in evidence.columns if column not in keys]
    is_table = "." in evidence.source
    with_clause = "" if is_table else f"with evidence as (\n{indent(query_of_source(evidence.source), '    ')}\n)\n\n"
    lines = (
        "select\n    " + ",\n    ".join(columns),
        f"from {evidence.source if is_table else 'evidence'}",
        "where\n    " + "\n    and ".join(condition for condition in conditions if condition),
        f"order by {', '.join(dict.fromkeys((columns[0], columns[-1])))}",
    )
    return with_clause + "\n".join(lines)


def find_person(connection: duckdb.DuckDBPyConnection, member: str) -> tuple[str, str]:
    """The id and full name of one person, by id, full name, or a part of the name without case and accents.

    Raises:
        UsageError: nobody or more than one fits; the sentence names those that do.
    """
    found = connection.execute(
        """
        with persons as (
            select
                person_id,
                full_name,
                case
                    when person_id = $member then 1
                    when full_name = $member then 2
                    when contains(strip_accents(lower(full_name)), strip_accents(lower($member))) then 3
                end as closeness
            from core.person
        )

        select person_id, full_name from persons
        where closeness is not null
        qualify closeness = min(closeness) over ()
        order by full_name, person_id
        """,
        {"member": member},
    ).fetchall()
    if not found:
        raise UsageError(f"nobody in the register is called '{member}'")
    if len(found) > 1:
        # A handful of names is enough to choose from.
        names = ", ".join(f"{full_name} ({person_id})" for person_id, full_name in found[:8])
        raise UsageError(f"'{member}' may be any of {len(found)} persons: {names}; give the full name or the id")
    person_id, full_name = found[0]
    return person_id, full_name


def _figure_of_member(measure: str) -> tuple[str, str]:
    """The mart and the figure in it; a mart before the figure's name decides between two of that name."""
    mart, _, figure = measure.removeprefix("mart.").rpartition(".")
    marts = [name for name in MARTS_OF_MEMBERS if figure in explained_marts()[name].measures and mart in ("", name)]
    if len(marts) == 1:
        return marts[0], figure
    if marts:
        raise UsageError(f"'{measure}' may be {' or '.join(f'{name}.{figure}' for name in marts)}; say which")
    known = sorted({one for name in MARTS_OF_MEMBERS for one in explained_marts()[name].measures})
    raise UsageError(f"there is no figure '{measure}' of a member; there are: {', '.join(known)}")


def _evidence_of(mart_name: str, measure: str) -> tuple[Evidence, Measure]:
    """The evidence of a figure, and the figure that its rows add up to: for one made of another that other one."""
    mart = explained_marts()[mart_name]
    found = mart.find(mart.made_of.get(measure, measure))
    if found is None:
        raise UsageError(f"mart.{mart_name} has no figure '{measure}'; it has: {', '.join(sorted(mart.measures))}")
    return found


def _definition(connection: duckdb.DuckDBPyConnection, schema: str, table: str, column: str) -> str:
    """The comment of a column; where it points at another table's column of that name, the comment there."""
    comment: str = connection.execute(
        "select comment from duckdb_columns() "
        "where schema_name = $schema and table_name = $table and column_name = $column",
        {"schema": schema, "table": table, "column": column},
    ).fetchall()[0][0]
    pointer = _POINTER.fullmatch(comment)
    if pointer is None:
        return comment
    definition = _definition(connection, pointer[1], pointer[2], column)
    return definition if pointer[3] is None else f"{pointer[3].capitalize()}: {definition}"


def _key_condition(evidence: Evidence, key: str, value: str | None) -> str:
    if key in evidence.key_conditions:
        return evidence.key_conditions[key].format(value="null" if value is None else quoted(value))
    return _is(key, value)


def _totals(connection: duckdb.DuckDBPyConnection, sql: str, measures: Sequence[Measure]) -> Mapping[str, float | None]:
    aggregates = ",\n    ".join(f"{measure.aggregate} as {measure.name}" for measure in measures)
    row = run_query(connection, f"select\n    {aggregates}\nfrom (\n{sql}\n)").row(0, named=True)
    return MappingProxyType({name: None if value is None else float(value) for name, value in row.items()})


def _only_row(connection: duckdb.DuckDBPyConnection, mart_name: str, keys: Mapping[str, str | None]) -> dict[str, Any]:
    """The one row of a mart that the keys fit; the first key that fits no row ends the search."""
    columns = run_query(connection, f"from mart.{mart_name} limit 0").columns
    conditions: list[str] = []
    for key, value in keys.items():
        if key not in columns:
            grain = ", ".join(explained_marts()[mart_name].grain)
            raise UsageError(f"mart.{mart_name} has no column '{key}'; its rows are identified by: {grain}")
        before, conditions = conditions, [*conditions, _is(key, value)]
        if _rows_of_mart(connection, mart_name, conditions).is_empty():
            there = _values(_rows_of_mart(connection, mart_name, before), key)
            raise UsageError(f"no row of mart.{mart_name} has {key}={_shown(value)}; with the keys before it: {there}")
    rows = _rows_of_mart(connection, mart_name, conditions)
    if rows.height == 1:
        return rows.row(0, named=True)
    if rows.is_empty():
        raise UsageError(f"mart.{mart_name} has no rows")
    open_keys = [key for key in explained_marts()[mart_name].grain if rows[key].n_unique() > 1]
    ways = "; ".join(f"{key}: {_values(rows, key)}" for key in open_keys)
    raise UsageError(f"{rows.height} rows of mart.{mart_name} fit; say which {ways}")


def _rows_of_mart(connection: duckdb.DuckDBPyConnection, mart_name: str, conditions: Sequence[str]) -> pl.DataFrame:
    return run_query(connection, f"from mart.{mart_name}{_where(conditions)}")


def _where(conditions: Sequence[str]) -> str:
    return f" where {' and '.join(conditions)}" if conditions else ""


def _is(key: str, value: str | None) -> str:
    return f"{key} is null" if value is None else f"{key} = {quoted(value)}"


def _values(rows: pl.DataFrame, key: str) -> str:
    """The values of a column, null as nothing between quotes."""
    values = sorted(_shown(value) for value in rows[key].unique().to_list())
    more = len(values) - _LISTED_VALUES
    return ", ".join(values[:_LISTED_VALUES]) + (f" and {more} more" if more > 0 else "")


def _shown(value: object) -> str:
    text = "''" if value is None else str(value)
    return f'"{text}"' if " " in text else text
