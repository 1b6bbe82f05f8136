"""Failures that somebody has looked at and accepts, until a date (``expectations/acknowledged.toml``, committed).

An acknowledged critical failure no longer stops publication; it is still shown, with who, until when and why. On the
day after ``until`` it counts for nothing, and the check stops publication again.
"""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from expectations.results import Acknowledgement
from parliament.errors import UsageError

ACKNOWLEDGED_FILE = Path(__file__).parent / "acknowledged.toml"

# Longer than a summer recess, short enough not to be forgotten: a failure that lasts longer is a
# check to change or a fault to mend.
LONGEST_DAYS = 100

_FIELD_TYPES: Mapping[str, type] = {
    "check": str,
    "who": str,
    "since": date,
    "until": date,
    "why": str,
    "max_failing_rows": int,
}


def read_acknowledgements(path: Path = ACKNOWLEDGED_FILE) -> tuple[Acknowledgement, ...]:
    """Read the ``[[acknowledged]]`` tables of the file; no file is no acknowledgement.

    Raises:
        UsageError: the file is not TOML, or an entry lacks a field, has one too many or of the wrong type, runs longer
            than :data:`LONGEST_DAYS`, or names a check twice.
    """
    if not path.exists():
        return ()
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("acknowledged", [])
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path.name} is not valid TOML: {error}") from error
    acknowledgements = tuple(_acknowledgement(path, entry) for entry in entries)
    names = [acknowledgement.check_name for acknowledgement in acknowledgements]
    for name in names:
        if names.count(name) > 1:
            raise UsageError(f"{path.name} acknowledges '{name}' more than once; keep one entry")
    return acknowledgements


def active_acknowledgements(acknowledgements: Iterable[Acknowledgement], today: date) -> dict[str, Acknowledgement]:
    """Those that count today, by the name of their check; the day ``until`` still counts."""
    return {
        acknowledgement.check_name: acknowledgement
        for acknowledgement in acknowledgements
        if acknowledgement.since <= today <= acknowledgement.until
    }


def expired_acknowledgements(acknowledgements: Iterable[Acknowledgement], today: date) -> tuple[Acknowledgement, ...]:
    """Those whose last day is past: entries to remove from the file, or failures to look at again."""
    return tuple(acknowledgement for acknowledgement in acknowledgements if acknowledgement.until < today)


def _acknowledgement(path: Path, entry: Mapping[str, object]) -> Acknowledgement:
    name = entry.get("check", "?")
    if entry.keys() != _FIELD_TYPES.keys():
        listed = ", ".join(_FIELD_TYPES)
        raise UsageError(f"{path.name}: the entry of '{name}' must have exactly these fields: {listed}")
    for field, type_ in _FIELD_TYPES.items():
        if type(entry[field]) is not type_:
            raise UsageError(f"{path.name}: '{field}' of '{name}' must be a {type_.__name__}")
    acknowledgement = Acknowledgement(
        check_name=str(entry["check"]),
        who=str(entry["who"]),
        since=_date(entry["since"]),
        until=_date(entry["until"]),
        why=str(entry["why"]),
        max_failing_rows=int(str(entry["max_failing_rows"])),
    )
    if not 0 <= (acknowledgement.until - acknowledgement.since).days <= LONGEST_DAYS:
        raise UsageError(f"{path.name}: the entry of '{name}' must end within {LONGEST_DAYS} days of its start")
    return acknowledgement


def _date(value: object) -> date:
    assert isinstance(value, date)  # noqa: S101 - checked by the caller, told to the type checker
    return value
