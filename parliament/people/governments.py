"""The Flemish governments and legislatures, read from ``governments.toml`` (source contract §5.10)."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from parliament.model import Legislature, Provenance
from parliament.period import covers
from parliament.vocabulary.tables import vocabulary

_SOURCE = "parliament/vocabulary/governments.toml"


@dataclass(frozen=True, slots=True)
class Government:
    """A government in office over ``[from_date, to_date)``; ``to_date`` ``None`` is still in office."""

    name: str
    from_date: date
    to_date: date | None


@cache
def known_governments() -> tuple[Government, ...]:
    """The governments of the data file, oldest first."""
    rows = vocabulary("governments")["government"]
    return tuple(Government(name=row["name"], from_date=row["from"], to_date=row.get("to")) for row in rows)


def government_name_on(day: date) -> str | None:
    """The name of the government in office on a day, ``None`` before the first one known."""
    for government in known_governments():
        if covers(government, day):
            return government.name
    return None


@cache
def known_legislatures() -> tuple[Legislature, ...]:
    """The legislatures of the data file, oldest first."""
    table = vocabulary("governments")
    provenance = Provenance(source=_SOURCE, seen_on=table["seen_on"])
    return tuple(
        Legislature(name=row["name"], start_date=row["start"], end_date=row.get("end"), provenance=provenance)
        for row in table["legislature"]
    )
