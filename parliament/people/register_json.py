"""The register as a JSON file: versioned, strict, one fact per line, always in the same order.

``{"format", "version", "attribution", "sources": [[source, seen_on], …], "persons": [row, …], …}``. Each row is an
array in the order of the columns named in ``columns``; a provenance is the number of its row in ``sources``.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from parliament.attribution import LICENCE, PARLIAMENT
from parliament.errors import RegisterError
from parliament.model import CommitteeSeat, GovernmentTerm, Legislature, Membership, OtherMandate, Person, Provenance
from parliament.people.register import Register, make_register

FORMAT_NAME = "spreektijd-register"
FORMAT_VERSION = 2
ATTRIBUTION = f"{PARLIAMENT}, {LICENCE}"

SHIPPED_REGISTER_FILE = Path(__file__).parent / "data" / "register.json"

_Fact = Person | Membership | GovernmentTerm | CommitteeSeat | Legislature | OtherMandate
_FACT_TYPES: Mapping[str, type[_Fact]] = {
    "persons": Person,
    "memberships": Membership,
    "government_terms": GovernmentTerm,
    "committee_seats": CommitteeSeat,
    "legislatures": Legislature,
    "other_mandates": OtherMandate,
}
_FLAG_COLUMNS = frozenset({"is_observed_only", "has_record"})
_DATE_COLUMNS = frozenset({"from_date", "to_date", "start_date", "end_date", "election_date"})


def register_to_json(register: Register) -> str:
    """Write a register as text; the same register always gives the same text."""
    ordered = make_register(
        register.persons,
        register.memberships,
        register.government_terms,
        register.committee_seats,
        register.legislatures,
        register.other_mandates,
    )
    facts: Mapping[str, Sequence[_Fact]] = {name: getattr(ordered, name) for name in _FACT_TYPES}
    sources = sorted(
        {fact.provenance for rows in facts.values() for fact in rows if fact.provenance is not None},
        key=lambda provenance: (provenance.source, provenance.seen_on),
    )
    numbers = {provenance: number for number, provenance in enumerate(sources)}
    parts = [
        f'"format": {json.dumps(FORMAT_NAME)}',
        f'"version": {FORMAT_VERSION}',
        f'"attribution": {json.dumps(ATTRIBUTION)}',
        '"columns": ' + json.dumps({name: _columns(fact_type) for name, fact_type in _FACT_TYPES.items()}),
        '"sources": ' + _rows_text([provenance.source, str(provenance.seen_on)] for provenance in sources),
        *(f"{json.dumps(name)}: " + _rows_text(_row(fact, numbers) for fact in rows) for name, rows in facts.items()),
    ]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def register_from_json(text: str) -> Register:
    """Read a register back; raises :class:`RegisterError` for anything that is not in the form described above."""
    try:
        table = json.loads(text)
    except json.JSONDecodeError as error:
        raise RegisterError(f"the register is not JSON: {error}") from error
    _check_head(table)
    sources = [_provenance(row) for row in table["sources"]]
    read = {name: _read_rows(name, fact_type, table[name], sources) for name, fact_type in _FACT_TYPES.items()}
    return make_register(**read)  # type: ignore[arg-type]  # each name holds facts of its own type


@cache
def load_shipped_register() -> Register:
    """The register that comes with the project: it resolves a folder of reports without a network."""
    return register_from_json(SHIPPED_REGISTER_FILE.read_text(encoding="utf-8"))


def _columns(fact_type: type[_Fact]) -> list[str]:
    return [column.name for column in fields(fact_type)]


def _rows_text(rows: Iterable[list[Any]]) -> str:
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    return "[\n" + ",\n".join(lines) + "\n]" if lines else "[]"


def _row(fact: _Fact, numbers: Mapping[Provenance, int]) -> list[Any]:
    return [_cell(getattr(fact, column), numbers) for column in _columns(type(fact))]


def _cell(value: Any, numbers: Mapping[Provenance, int]) -> Any:
    if isinstance(value, Provenance):
        return numbers[value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    return value


def _check_head(table: Any) -> None:
    expected = {"format", "version", "attribution", "columns", "sources", *_FACT_TYPES}
    if not isinstance(table, dict) or set(table) != expected:
        raise RegisterError(f"the register must have exactly the parts {', '.join(sorted(expected))}")
    if table["format"] != FORMAT_NAME or table["version"] != FORMAT_VERSION:
        raise RegisterError(
            f"the register is {table['format']} version {table['version']}; this program reads "
            f"{FORMAT_NAME} version {FORMAT_VERSION}: refresh it from the service"
        )
    columns = {name: _columns(fact_type) for name, fact_type in _FACT_TYPES.items()}
    if table["columns"] != columns:
        raise RegisterError("the columns of the register are not those of this version: refresh it from the service")


def _provenance(row: Any) -> Provenance:
    try:
        source, seen_on = row
        return Provenance(source=source, seen_on=date.fromisoformat(seen_on))
    except (TypeError, ValueError) as error:
        raise RegisterError(f"a source of the register is not [source, date]: {row!r}") from error


def _read_rows(
    name: str, fact_type: type[_Fact], rows: list[list[Any]], sources: Sequence[Provenance]
) -> tuple[_Fact, ...]:
    columns = _columns(fact_type)
    facts = []
    for row in rows:
        try:
            values = dict(zip(columns, row, strict=True))
            cells = {column: _value(column, value, sources) for column, value in values.items()}
        except (TypeError, ValueError, IndexError) as error:
            raise RegisterError(f"a row of {name} in the register cannot be read: {row!r} ({error})") from error
        facts.append(fact_type(**cells))
    return tuple(facts)


def _value(column: str, value: Any, sources: Sequence[Provenance]) -> Any:
    if value is None:
        return None
    return sources[value] if column == "provenance" else _own_value(column, value)


def _own_value(column: str, value: Any) -> Any:
    if column in _DATE_COLUMNS:
        return date.fromisoformat(value)
    if column in _FLAG_COLUMNS:
        return _truth(value)
    if column == "other_names":
        return tuple(str(name) for name in value)
    return _year(value) if column == "birth_year" else _text(value)


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{value!r} is not true or false")
    return value


def _year(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{value!r} is not a year")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not text")
    return value
