"""What the answers of recipes are made of: the second program's marts, order, rounding, clocks."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from math import floor

from hand_made.answers import MARTS
from hand_made.facts import Facts, Row, Rows, Speech


class Answers:
    """The facts, and the rows of every mart as the second program has them."""

    def __init__(self, facts: Facts, extra: Mapping[str, Rows] | None = None) -> None:
        self.facts = facts
        self.extra = extra or {}
        self._marts: dict[str, Rows] = {}

    def mart(self, name: str) -> Rows:
        if name not in self._marts:
            self._marts[name] = MARTS[name](self.facts)
        return self._marts[name]

    @cached_property
    def newest_year(self) -> str:
        return str(max(row["session_year"] for row in self.mart("member_speaking_time")))


def ordered(rows: Iterable[Row], *by: str, limit: int | None = None) -> Rows:
    """Rows by columns, the first decides first; a minus in front turns one round; what is unknown comes last."""
    found = list(rows)
    for name in reversed(by):
        column = name.lstrip("-")
        is_turned = name != column
        known = [row for row in found if row[column] is not None]
        # A stable sort keeps equals in their order, also turned round.
        known.sort(key=lambda row: row[column], reverse=is_turned)
        found = known + [row for row in found if row[column] is None]
    return found[:limit]


def only(rows: Iterable[Row], names: str) -> Rows:
    return [{name: row[name] for name in names.split()} for row in rows]


def half_up(value: float | None, digits: int = 0) -> float | None:
    return None if value is None else floor(value * 10**digits + 0.5) / 10**digits


def clock(seconds: float | None) -> str | None:
    if seconds is None:
        return None
    whole = floor(seconds + 0.5)
    return f"{whole // 3600}:{whole % 3600 // 60:02}:{whole % 60:02}"


def seconds_of_speech(facts: Facts, one: Speech) -> float | None:
    """A single speech, however short, but not of a chair."""
    return None if one.role == "chair" else 60 * one.words / facts.rate["words_per_minute"]


def summed(rows: Rows, *names: str) -> Row:
    return {name: sum(row[name] for row in rows) for name in names}
