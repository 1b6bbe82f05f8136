"""What stands behind the rows of a mart, read from the header of its file: the rows counted, and how figures follow.

The header of ``sql/mart/NAME.sql``, below its grain:

``keys``      the columns that distinguish its rows
``evidence``  rows behind some of its figures: a query of ``sql/evidence``, or a table with its schema; all that follows
              until the next ``evidence`` is of it
``columns``   the columns shown of each row, in the order of the first and the last; else those of the query's file
``where``     what holds for the rows of every figure
``slices``    columns beside the keys by which rows can be narrowed down
``key``       ``NAME: condition`` for a key that is no column there, with ``{value}`` for its value; ``NAME: any`` when
              the rows are the same for every value
``figures``   figures that the query's own file defines, by name
``figure``    ``name = aggregate``, and behind `` where `` the condition of the rows that count for it
``made_of``   ``name, name from figure``: figures that take more than their own rows (a share, a rank, an interval); the
              rows of that figure explain them, and the comments of their columns say what is made of it

A query of ``sql/evidence`` gives ``columns`` and ``figure`` to every mart that names them. A mart without keys holds no
figures.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType

from parliament.errors import WarehouseError
from warehouse.paths import SQL_FOLDER
from warehouse.sql_headers import HeaderLine, read_header, without_header

MART_FOLDER = SQL_FOLDER / "mart"
EVIDENCE_FOLDER = SQL_FOLDER / "evidence"

# Aggregates that count only the rows that a condition leaves: with a filter, and 0 instead of null for no rows.
_COUNT = re.compile(r"count\((?:\*|distinct [a-z_]+)\)")
_SUM = re.compile(r"sum\([a-z_]+\)")


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure and how it follows from the rows: an SQL aggregate, and the condition of the rows that count for it."""

    name: str
    aggregate: str
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Rows behind some figures of a mart; see the module for what each is."""

    source: str
    columns: tuple[str, ...]
    measures: tuple[Measure, ...]
    condition: str = ""
    slices: tuple[str, ...] = ()
    key_conditions: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class ExplainedMart:
    """A mart with its grain and evidence; the first evidence is the one people mean when they name no figure."""

    grain: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    made_of: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def find(self, measure: str) -> tuple[Evidence, Measure] | None:
        """Return the evidence of a figure, and how the figure follows from it; empty when no rows show it."""
        for evidence in self.evidence:
            for one in evidence.measures:
                if one.name == measure:
                    return evidence, one
        return None

    @property
    def measures(self) -> tuple[str, ...]:
        """Names of all figures that rows explain."""
        counted = (measure.name for evidence in self.evidence for measure in evidence.measures)
        return (*counted, *self.made_of)


@cache
def explained_marts(folder: Path = MART_FOLDER) -> Mapping[str, ExplainedMart]:
    """Return every mart whose header says what its figures are counted from, by name.

    Raises:
        WarehouseError: a header cannot be read; the sentence names the file.
    """
    found = {file.stem: _read_mart(file) for file in sorted(folder.glob("*.sql"))}
    return MappingProxyType({name: mart for name, mart in found.items() if mart is not None})


def evidence_query_file(source: str) -> Path:
    """Return the file of a query of ``sql/evidence``."""
    return EVIDENCE_FOLDER / f"{source}.sql"


def query_of_source(source: str) -> str:
    """Return the query for all rows of a source, without its header."""
    if "." in source:
        return f"from {source}"
    return without_header(evidence_query_file(source).read_text(encoding="utf-8"))


def _read_mart(file: Path) -> ExplainedMart | None:
    sql = file.read_text(encoding="utf-8")
    if not re.search(r"^-- keys: ", sql, re.MULTILINE):
        return None
    try:
        lines = read_header(sql)
        opening = [place for place, line in enumerate(lines) if line.key == "evidence"]
        ends = [*opening[1:], len(lines)]
        blocks = [lines[start:end] for start, end in zip(opening, ends, strict=True)]
        # What is made of figures stands at the end and belongs to the mart, not to the last evidence.
        return ExplainedMart(
            grain=_names(next(line.value for line in lines if line.key == "keys")),
            evidence=tuple(_read_evidence([line for line in block if line.key != "made_of"]) for block in blocks),
            made_of=MappingProxyType(
                {name: figure for line in lines if line.key == "made_of" for name, figure in _made_of(line.value)}
            ),
        )
    except (ValueError, OSError) as error:
        raise WarehouseError(f"sql/mart/{file.name}: {error}") from error


def _read_evidence(block: Sequence[HeaderLine]) -> Evidence:
    source = block[0].value
    columns, own_figures = _defined_by(source)
    condition = ""
    slices: tuple[str, ...] = ()
    keys: dict[str, str] = {}
    measures: list[Measure] = []
    for line in block[1:]:
        match line.key:
            case "columns":
                columns = _names(line.value)
            case "where":
                condition = line.value
            case "slices":
                slices = _names(line.value)
            case "key":
                name, _, text = line.value.partition(": ")
                keys[name] = "" if text == "any" else text
            case "figures":
                measures += [_of_source(own_figures, name, source) for name in _names(line.value)]
            case "figure":
                measures.append(_figure(line.value))
            case _:
                raise ValueError(f"unknown key '{line.key}' in the header")
    if not columns or not measures:
        raise ValueError(f"the evidence '{source}' has no columns, or no figures")
    return Evidence(source, columns, tuple(measures), condition, slices, MappingProxyType(keys))


def _defined_by(source: str) -> tuple[tuple[str, ...], Mapping[str, Measure]]:
    """What a query of ``sql/evidence`` says of its own columns and figures; a table says nothing."""
    if "." in source:
        return (), {}
    lines = read_header(evidence_query_file(source).read_text(encoding="utf-8"))
    columns = next((_names(line.value) for line in lines if line.key == "columns"), ())
    figures = [_figure(line.value) for line in lines if line.key == "figure"]
    return columns, {figure.name: figure for figure in figures}


def _of_source(figures: Mapping[str, Measure], name: str, source: str) -> Measure:
    if name not in figures:
        raise ValueError(f"sql/evidence/{source}.sql defines no figure '{name}'")
    return figures[name]


def _figure(text: str) -> Measure:
    name, is_defined, rest = text.partition(" = ")
    if not is_defined:
        raise ValueError(f"a figure is written 'name = aggregate', not '{text}'")
    aggregate, _, condition = rest.partition(" where ")
    filtered = f"{aggregate} filter (where {condition})" if condition else aggregate
    if _COUNT.fullmatch(aggregate):
        return Measure(name, filtered, condition)
    if _SUM.fullmatch(aggregate):
        return Measure(name, f"coalesce({filtered}, 0)", condition)
    return Measure(name, aggregate, condition)


def _made_of(text: str) -> list[tuple[str, str]]:
    names, is_said, figure = text.rpartition(" from ")
    if not is_said:
        raise ValueError(f"what figures are made of is written 'name, name from figure', not '{text}'")
    return [(name, figure) for name in _names(names)]


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(","))
