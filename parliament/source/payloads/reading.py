"""Strict reading of a JSON object: each field is read, ignored by name, or recorded as unmapped.

A reader asks an :class:`ObjectReader` for every field it knows and then calls :meth:`ObjectReader.finish`, which
records the fields nobody asked for. A field of the wrong type raises :class:`SourceContractError` with its address and
path. A field without value is absent in this service, not null (source contract §0.1 item 7); null is read as absent.
"""

import threading
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, Final
from zoneinfo import ZoneInfo

from parliament.errors import SourceContractError
from parliament.model import Issue, Severity

BRUSSELS: Final = ZoneInfo("Europe/Brussels")
# Standard and summer time; which of the two holds depends on the day.
_BRUSSELS_OFFSETS: Final = frozenset({timedelta(hours=1), timedelta(hours=2)})
# Some flags are true and false, others "J" (ja) and "N" (neen) (source contract §1.4).
_BOOLEANS: Final[Mapping[object, bool]] = {"J": True, "N": False}
_QUOTED_LENGTH: Final = 80
_EXAMPLE_TIME: Final = "a time such as 2023-11-08T14:00:42+0100"


class ReadingLog:
    """What reading could not take at face value, gathered over many bodies. Threads may share it."""

    def __init__(self) -> None:
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

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Everything recorded."""
        with self._lock:
            counted = [
                Issue(kind, severity, None, f"{path}: seen {count} times, first {self._first[kind, severity, path]}")
                for (kind, severity, path), count in sorted(self._counts.items())
            ]
            return (*self._issues, *counted)


class ObjectReader:
    """One JSON object of a body. ``path`` is its place in the body, for instance ``items[].vergadering``."""

    def __init__(self, content: Any, *, url: str, path: str, log: ReadingLog) -> None:
        if not isinstance(content, dict):
            raise SourceContractError(url, path or "body", f"{describe(content)} instead of an object")
        self._content = content
        self._asked: set[str] = set()
        self.url = url
        self.path = path
        self.log = log

    def __contains__(self, name: str) -> bool:
        return self._content.get(name) is not None

    @property
    def names(self) -> frozenset[str]:
        """The names of all fields there are."""
        return frozenset(self._content)

    def ignore(self, names: Iterable[str]) -> None:
        """Leave fields unread on purpose."""
        self._asked.update(names)

    def finish(self) -> None:
        """Record every field that was neither read nor ignored."""
        for name in self._content.keys() - self._asked:
            self.log.count("unmapped_field", Severity.INFO, self._path_of(name), f"at {self.url}")

    def fail(self, name: str, found: str) -> SourceContractError:
        """The error for a field that is not as the contract says."""
        return SourceContractError(self.url, self._path_of(name), found)

    def text(self, name: str) -> str | None:
        """A text; a number is taken as its digits, for the service writes some numbers as text and some not."""
        value = self._take(name)
        if value is None:
            return None
        if isinstance(value, str):
            return _writable(value)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        raise self.fail(name, f"{describe(value)} instead of a text")

    def integer(self, name: str) -> int | None:
        """A whole number, also when it is written as text."""
        value = self._take(name)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        if isinstance(value, str) and value.strip().isascii() and value.strip().isdigit():
            return int(value)
        raise self.fail(name, f"{describe(value)} instead of a whole number")

    def required_integer(self, name: str) -> int:
        """A whole number that must be there."""
        value = self.integer(name)
        if value is None:
            raise self.fail(name, "nothing")
        return value

    def flag(self, name: str) -> bool | None:
        """True or false, in either spelling."""
        value = self._take(name)
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, str) and value in _BOOLEANS:
            return _BOOLEANS[value]
        raise self.fail(name, f"{describe(value)} instead of true or false")

    def moment(self, name: str) -> datetime | None:
        """A time with its UTC offset, in Brussels civil time; see :func:`brussels_moment`."""
        value = self.text(name)
        if value is None:
            return None
        try:
            written = datetime.fromisoformat(value)
        except ValueError as error:
            raise self.fail(name, f"{describe(value)} instead of {_EXAMPLE_TIME}") from error
        if written.tzinfo is None:
            raise self.fail(name, f"{describe(value)} without an offset instead of {_EXAMPLE_TIME}")
        moment = brussels_moment(written)
        if moment.utcoffset() != written.utcoffset():
            example = f"{value}, which is not the offset of Brussels and is read as {moment.isoformat()}, at {self.url}"
            self.log.count("time_offset", Severity.WARNING, self._path_of(name), example)
        return moment

    def day(self, name: str) -> date | None:
        """The civil day of a time, or a day written without a time."""
        value = self.text(name)
        if value is None:
            return None
        if "T" in value:
            moment = self.moment(name)
            return moment.date() if moment else None
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise self.fail(name, f"{describe(value)} instead of a day such as 2023-11-08") from error

    def child(self, name: str) -> "ObjectReader | None":
        """An object within this one."""
        value = self._take(name)
        return None if value is None else self._reader(value, self._path_of(name))

    def children(self, name: str) -> "list[ObjectReader]":
        """A list of objects; absent is empty."""
        value = self._take(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.fail(name, f"{describe(value)} instead of a list")
        return [self._reader(element, f"{self._path_of(name)}[]") for element in value]

    def child_or_children(self, name: str) -> "list[ObjectReader]":
        """An object or a list of objects, where the contract does not know which (§1.4)."""
        value = self._content.get(name)
        if isinstance(value, dict):
            self._asked.add(name)
            return [self._reader(value, self._path_of(name))]
        return self.children(name)

    def holds_object(self, name: str) -> bool:
        """Whether a field holds an object, where the contract leaves open what it holds."""
        return isinstance(self._content.get(name), dict)

    def texts_or_children(self, name: str) -> "list[str] | list[ObjectReader]":
        """A list of texts or a list of objects, where the contract leaves open which; absent is empty."""
        value = self._content.get(name)
        if isinstance(value, list) and value and all(isinstance(element, str) for element in value):
            return self.texts(name)
        return self.child_or_children(name)

    def texts(self, name: str) -> list[str]:
        """A list of texts; absent is empty."""
        value = self._take(name)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(element, str) for element in value):
            raise self.fail(name, f"{describe(value)} instead of a list of texts")
        return [_writable(element) for element in value]

    def _take(self, name: str) -> Any:
        self._asked.add(name)
        return self._content.get(name)

    def _path_of(self, name: str) -> str:
        return f"{self.path}.{name}" if self.path else name

    def _reader(self, value: Any, path: str) -> "ObjectReader":
        return ObjectReader(value, url=self.url, path=path, log=self.log)


def brussels_moment(written: datetime) -> datetime:
    """A time of the service with the offset that Brussels has at that moment.

    The service writes Brussels civil time (source contract §1.5). An offset of one or two hours that is not the one of
    that day is a slip in the offset: the clock time stands. Any other offset is another zone's: the moment stands. The
    result has a fixed offset, because subtracting two times of one named zone ignores the change of the clock between.
    """
    if written.utcoffset() in _BRUSSELS_OFFSETS:
        clock = written.replace(tzinfo=BRUSSELS)
        # In the hour that comes twice both offsets are right; ``fold`` picks the second.
        for candidate in (clock, clock.replace(fold=1)):
            if candidate.utcoffset() == written.utcoffset():
                return written
        local = clock
    else:
        local = written.astimezone(BRUSSELS)
    offset = local.utcoffset()
    return local.replace(tzinfo=timezone(offset) if offset is not None else UTC)


def _writable(text: str) -> str:
    """``text`` with a question mark for half a surrogate pair, which JSON can write and no file can hold."""
    return text if text.isascii() else text.encode("utf-8", errors="replace").decode("utf-8")


def describe(value: object) -> str:
    """A value as an error message shows it: its type and its beginning."""
    shown = repr(value)
    if len(shown) > _QUOTED_LENGTH:
        shown = f"{shown[:_QUOTED_LENGTH]}…"
    return f"{type(value).__name__} {shown}"
