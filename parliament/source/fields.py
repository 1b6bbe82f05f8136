"""What becomes of each field of the service that the readers know: ``fields.toml``, read and asked."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

FIELDS_FILE = Path(__file__).with_name("fields.toml")


@dataclass(frozen=True, slots=True)
class FieldRule:
    """What becomes of the fields that ``pattern`` fits: carried in ``column`` (``core.person.gender``), or a reason."""

    pattern: str
    column: str | None
    reason: str | None

    def fits(self, endpoint: str, place: str) -> bool:
        """Whether it is about a field."""
        return fnmatchcase(f"{endpoint} {place}".replace("[]", ""), self.pattern)


@cache
def field_rules() -> tuple[FieldRule, ...]:
    """The rules in their order; what is carried comes first."""
    table: Mapping[str, Mapping[str, str]] = tomllib.loads(FIELDS_FILE.read_text(encoding="utf-8"))
    return (
        *(FieldRule(pattern, column, None) for pattern, column in table["carried"].items()),
        *(FieldRule(pattern, None, reason) for pattern, reason in table["not_carried"].items()),
    )


def rule_of(endpoint: str, place: str) -> FieldRule | None:
    """What becomes of a field; ``None`` when nobody said."""
    return next((rule for rule in field_rules() if rule.fits(endpoint, place)), None)


def leaves(fields: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The fields that hold values and no further fields, by endpoint and place."""
    known = sorted(fields)
    parents = {(endpoint, place.rpartition(".")[0].removesuffix("[]").replace("[]", "")) for endpoint, place in known}
    return tuple((endpoint, place) for endpoint, place in known if (endpoint, place.replace("[]", "")) not in parents)
