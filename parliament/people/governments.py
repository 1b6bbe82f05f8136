"""The Flemish governments and legislatures, read from ``data/governments.toml`` (source contract §5.10)."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from parliament.model import Legislature, Provenance

_GOVERNMENTS_FILE = Path(__file__).parent / "data" / "governments.toml"
_SOURCE = "parliament/people/data/governments.toml"


@dataclass(frozen=True, slots=True)
class Government:
    """A government in office over ``[from_date, to_date)``; ``to_date`` ``None`` is still in office."""

    name: str
    from_date: date
    to_date: date | None


@cache
def known_governments() -> tuple[Government, ...]:
    """The governments of the data file, oldest first."""
    rows = tomllib.loads(_GOVERNMENTS_FILE.read_text(encoding="utf-8"))["government"]
    return tuple(Government(name=row["name"], from_date=row["from"], to_date=row.get("to")) for row in rows)


def government_name_on(day: date) -> str | None:
    """The name of the government in office on a day, ``None`` before the first one known."""
    for government in known_governments():
        if government.from_date <= day and (government.to_date is None or day < government.to_date):
            return government.name
    return None


@cache
def known_legislatures() -> tuple[Legislature, ...]:
    """The legislatures of the data file, oldest first."""
    table = tomllib.loads(_GOVERNMENTS_FILE.read_text(encoding="utf-8"))
    provenance = Provenance(source=_SOURCE, seen_on=table["seen_on"])
    return tuple(
        Legislature(name=row["name"], start_date=row["start"], end_date=row.get("end"), provenance=provenance)
        for row in table["legislature"]
    )
