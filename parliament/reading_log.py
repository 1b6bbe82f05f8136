"""What reading the service's bodies could not take at face value, gathered over many bodies."""

import threading
from collections import Counter
from dataclasses import dataclass, field

from parliament.model import Issue, Severity

# Values of a field that are kept: a closed vocabulary has fewer, and a name or a text need not be distinguished.
_MOST_VALUES = 12
_LONGEST_VALUE = 60
# A service that makes up names of fields must not fill a database with them.
_MOST_ODDITIES = 500
_LONGEST_PLACE = 200


@dataclass(slots=True)
class FieldSighting:
    """A field that the readers ask for: its form, whether it must be there, and how often it was asked and present.

    ``values`` are some short ones that it had, in the order in which they were met.
    """

    url: str
    place: str
    form: str = ""
    is_required: bool = False
    asked_count: int = 0
    present_count: int = 0
    values: list[str] = field(default_factory=list)


class ReadingLog:
    """What reading could not take at face value, gathered over many bodies. Threads may share it.

    ``with_fields`` has the readers also report every field that they ask for (``fields``), for ``spreektijd doctor``.
    """

    def __init__(self, *, with_fields: bool = False) -> None:
        self.observes_fields = with_fields
        self._fields: dict[tuple[str, str], FieldSighting] = {}
        self._oddities: dict[tuple[str, str, str, str], str] = {}
        self._ignored: set[tuple[str, str]] = set()
        self._lock = threading.Lock()
        self._counts: Counter[tuple[str, Severity, str]] = Counter()
        self._first: dict[tuple[str, Severity, str], str] = {}
        self._issues: list[Issue] = []

    def count(self, kind: str, severity: Severity, path: str, example: str) -> None:
        """Record something that may befall one field in thousands of bodies: one issue, with the first example."""
        key = (kind, severity, path)
        with self._lock:
            self._counts[key] += 1
            self._first.setdefault(key, example)

    def add(self, kind: str, severity: Severity, detail: str) -> None:
        """Record something else."""
        with self._lock:
            self._issues.append(Issue(kind, severity, None, detail))

    def saw_field(self, endpoint: str, place: str, url: str, value: object) -> None:
        """Note that a reader asked for a field, and what it was (``None`` where it is absent)."""
        with self._lock:
            seen = self._fields.setdefault((endpoint, place), FieldSighting(url, place))
            seen.asked_count += 1
            if value is None:
                return
            seen.present_count += 1
            shown = str(value)
            is_short = isinstance(value, str | int) and len(shown) <= _LONGEST_VALUE
            if is_short and shown not in seen.values and len(seen.values) < _MOST_VALUES:
                seen.values.append(shown)

    def expects_field(self, endpoint: str, place: str, *, form: str = "", is_required: bool = False) -> None:
        """Note what a reader expects of a field that it asked for."""
        with self._lock:
            seen = self._fields.get((endpoint, place))
            if seen is not None:
                seen.form = form or seen.form
                seen.is_required = seen.is_required or is_required

    def left_unread(self, endpoint: str, place: str) -> None:
        """Note a field that a reader leaves unread on purpose, whether it is there or not."""
        with self._lock:
            self._ignored.add((endpoint, place))

    def saw_oddity(self, kind: str, endpoint: str, place: str, value: str, url: str) -> None:
        """Note a field that nothing reads (``unknown_field``), or one of another form (``broken``)."""
        key = (kind, endpoint, place[:_LONGEST_PLACE], value)
        with self._lock:
            if len(self._oddities) < _MOST_ODDITIES:
                self._oddities.setdefault(key, url)

    @property
    def oddities(self) -> dict[tuple[str, str, str, str], str]:
        """What was odd, by kind, endpoint, place and value, with the address of the first."""
        with self._lock:
            return dict(self._oddities)

    @property
    def fields(self) -> dict[tuple[str, str], FieldSighting]:
        """The fields that were asked for, by endpoint and place."""
        with self._lock:
            return dict(self._fields)

    @property
    def ignored(self) -> frozenset[tuple[str, str]]:
        """The fields that were left unread on purpose and never asked for, by endpoint and place."""
        with self._lock:
            return frozenset(self._ignored - self._fields.keys())

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Everything recorded."""
        with self._lock:
            counted = [
                Issue(kind, severity, None, f"{path}: seen {count} times, first {self._first[kind, severity, path]}")
                for (kind, severity, path), count in sorted(self._counts.items())
            ]
            return (*self._issues, *counted)
