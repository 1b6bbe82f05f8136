"""Strict reading of a JSON object of the service: each field is read, ignored by name, or recorded as unmapped.

A reader asks a :class:`JsonObject` for every field it knows and then calls :meth:`JsonObject.finish`, which records
the fields that nobody asked for: the service adds and renames fields without notice (source contract §7). A field of
the wrong type raises :class:`SourceContractError` with its address and path. A field without value is absent in this
service, not null (source contract §0.1 item 7); null is read as absent.

``text``, ``integer``, ``day``, ``child`` and ``identifier`` ask for a field that must be there; ``optional_text`` and
so on return ``None`` where it is absent. A list that is absent is empty (source contract §1.4).
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

from parliament.brussels_time import brussels_moment
from parliament.errors import SourceContractError
from parliament.model import Severity
from parliament.reading_log import ReadingLog

# Some flags are true and false, others "J" (ja) and "N" (neen) (source contract §1.4).
_BOOLEANS: Final[Mapping[object, bool]] = {"J": True, "N": False}
# Enough of a value to know it again in a body.
_QUOTED_LENGTH: Final = 80
_EXAMPLE_TIME: Final = "a time such as 2023-11-08T14:00:42+0100"
_WHOLE_NUMBER: Final = re.compile(r"-?[0-9]+")
_PLACE_IN_LIST: Final = re.compile(r"\[\d+\]")

# What an object that stands for a word calls it (source contract §1.10: objecttype, thema).
_NAMING: Final = ("naam", "omschrijving", "titel", "beschrijving")

_ID_IN_PATH: Final = re.compile(r"/\d+(?=/|$)")

_Value = TypeVar("_Value")


class JsonObject:
    """One JSON object of a body. ``path`` is its place in the body, for instance ``items[3].vergadering``."""

    def __init__(self, content: Any, *, url: str, log: ReadingLog, path: str = "") -> None:
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

    def ignore(self, *names: str) -> None:
        """Leave fields unread on purpose; which and why stands in ``parliament/source/fields.toml``."""
        self._asked.update(names)
        if self.log.observes_fields:
            for name in names:
                self.log.left_unread(endpoint_of(self.url), self._place_of(name))

    def finish(self) -> None:
        """Record every field that was neither read nor ignored, once per place however long the list it is in."""
        for name in self._content.keys() - self._asked:
            place = self._place_of(name)
            self.log.count("unmapped_field", Severity.INFO, place, f"at {self.url}")
            if self.log.observes_fields:
                self.log.saw_oddity("unknown_field", endpoint_of(self.url), place, "", self.url)

    def broken(self, name: str, found: str) -> SourceContractError:
        """Return the error for a field that is not as the contract says."""
        if self.log.observes_fields:
            form = type(self._content.get(name)).__name__
            self.log.saw_oddity("broken", endpoint_of(self.url), self._place_of(name), form, self.url)
        return SourceContractError(self.url, self._path_of(name), found)

    def text(self, name: str) -> str:
        """Return a text that must be there and not be empty; a number is refused, for names are asked in this way."""
        if isinstance(self._content.get(name), int):
            raise self.broken(name, f"{describe(self._content[name])} instead of a text")
        return self._required(name, self.optional_text(name) or None)

    def optional_text(self, name: str) -> str | None:
        """Return a text; a number is taken as its digits, for the service writes some numbers as text and some not."""
        value = self._take(name, "a text")
        if value is None:
            return None
        if isinstance(value, str):
            return _writable(value)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        raise self.broken(name, f"{describe(value)} instead of a text")

    def integer(self, name: str) -> int:
        """Return a whole number that must be there, also when it is written as text."""
        return self._required(name, self.optional_integer(name))

    def optional_integer(self, name: str) -> int | None:
        """Return a whole number, also when it is written as text."""
        value = self._take(name, "a whole number")
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        if isinstance(value, str) and _WHOLE_NUMBER.fullmatch(value.strip()):
            return int(value)
        raise self.broken(name, f"{describe(value)} instead of a whole number")

    def identifier(self, name: str) -> str:
        """Return the digits of an id that must be there."""
        return str(self.integer(name))

    def optional_identifier(self, name: str) -> str | None:
        """Return the digits of an id."""
        number = self.optional_integer(name)
        return None if number is None else str(number)

    def spoken_texts(self, name: str) -> tuple[str, ...]:
        """Return the texts of a field whose form is not known: a text, texts, or objects with a name; never an error.

        For fields that no figure rests on: what is none of these is recorded and left out.
        """
        value = self._take(name, "a text, or a list of texts or of objects with a name")
        found: list[str] = []
        for element in value if isinstance(value, list) else [value]:
            named = (
                next((element[key] for key in _NAMING if element.get(key)), None)
                if isinstance(element, dict)
                else element
            )
            if isinstance(named, str):
                found.append(_writable(named).strip())
            elif element not in (None, ""):
                place = f"{self._place_of(name)}: {describe(element)}"
                self.log.count("unmapped_field", Severity.INFO, self._place_of(name), place)
        return tuple(text for text in found if text)

    def optional_flag(self, name: str) -> bool | None:
        """Return true or false, in either spelling."""
        value = self._take(name, "true or false, or J or N")
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, str) and value in _BOOLEANS:
            return _BOOLEANS[value]
        raise self.broken(name, f"{describe(value)} instead of true or false")

    def optional_moment(self, name: str) -> datetime | None:
        """Return a time with its UTC offset, in Brussels civil time; see :func:`brussels_moment`."""
        value = self.optional_text(name)
        if value is None:
            return None
        try:
            written = datetime.fromisoformat(value)
        except ValueError as error:
            raise self.broken(name, f"{describe(value)} instead of {_EXAMPLE_TIME}") from error
        if written.tzinfo is None:
            raise self.broken(name, f"{describe(value)} without an offset instead of {_EXAMPLE_TIME}")
        self._expects(name, form="a time with its offset")
        moment = brussels_moment(written)
        if moment.utcoffset() != written.utcoffset():
            place = self._place_of(name)
            example = f"{value}, which is not the offset of Brussels and is read as {moment.isoformat()}, at {self.url}"
            self.log.count("time_offset", Severity.WARNING, place, example)
        return moment

    def optional_civil_day(self, name: str) -> date | None:
        """Return the civil day of a time, or a day written without a time."""
        value = self.optional_text(name)
        if value is None:
            return None
        if "T" in value:
            moment = self.optional_moment(name)
            return moment.date() if moment else None
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise self.broken(name, f"{describe(value)} instead of a day such as 2023-11-08") from error

    def day(self, name: str, rule: Callable[[str], date]) -> date:
        """Return the day that a rule of ``people/service_dates.py`` makes of a time that must be there."""
        return self._required(name, self.optional_day(name, rule))

    def optional_day(self, name: str, rule: Callable[[str], date]) -> date | None:
        """Return the day that a rule of ``people/service_dates.py`` makes of a time."""
        value = self.optional_text(name)
        if value is None:
            return None
        try:
            return rule(value)
        except ValueError as error:
            raise self.broken(name, f"{describe(value)} instead of {_EXAMPLE_TIME}") from error

    def child(self, name: str) -> "JsonObject":
        """Return an object within this one that must be there."""
        return self._required(name, self.optional_child(name))

    def optional_child(self, name: str) -> "JsonObject | None":
        """Return an object within this one."""
        value = self._take(name, "an object")
        return None if value is None else self._object(value, self._path_of(name))

    def wrapped(self, name: str) -> "JsonObject":
        """Return the object that this one does nothing but wrap: lists give each entry such a wrapper (§1.2)."""
        child = self.child(name)
        self.finish()
        return child

    def children(self, name: str) -> "list[JsonObject]":
        """Return a list of objects; absent is empty."""
        value = self._take(name, "a list of objects")
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.broken(name, f"{describe(value)} instead of a list")
        return [self._object(element, f"{self._path_of(name)}[{place}]") for place, element in enumerate(value)]

    def child_or_children(self, name: str) -> "list[JsonObject]":
        """Return an object or a list of objects as a list, where the contract does not know which (§1.4)."""
        return [self.child(name)] if self.holds_object(name) else self.children(name)

    def holds_object(self, name: str) -> bool:
        """Whether a field holds an object, where the contract leaves open what it holds."""
        return isinstance(self._content.get(name), dict)

    def texts_or_children(self, name: str) -> "list[str] | list[JsonObject]":
        """Return a list of texts or a list of objects, where the contract leaves open which; absent is empty."""
        value = self._content.get(name)
        if isinstance(value, list) and value and all(isinstance(element, str) for element in value):
            return self.texts(name)
        return self.child_or_children(name)

    def texts(self, name: str) -> list[str]:
        """Return a list of texts; absent is empty."""
        value = self._take(name, "a list of texts")
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(element, str) for element in value):
            raise self.broken(name, f"{describe(value)} instead of a list of texts")
        return [_writable(element) for element in value]

    def _take(self, name: str, form: str) -> Any:
        self._asked.add(name)
        value = self._content.get(name)
        if self.log.observes_fields:
            self.log.saw_field(endpoint_of(self.url), self._place_of(name), self.url, value)
            self._expects(name, form=form)
        return value

    def _expects(self, name: str, *, form: str = "", is_required: bool = False) -> None:
        if self.log.observes_fields:
            self.log.expects_field(endpoint_of(self.url), self._place_of(name), form=form, is_required=is_required)

    def _required(self, name: str, value: _Value | None) -> _Value:
        self._expects(name, is_required=True)
        if value is None:
            raise self.broken(name, f"nothing; the object has {', '.join(sorted(self.names)) or 'no fields'}")
        return value

    def _place_of(self, name: str) -> str:
        """The path of a field, the same for every element of a list."""
        return _PLACE_IN_LIST.sub("[]", self._path_of(name))

    def _path_of(self, name: str) -> str:
        return f"{self.path}.{name}" if self.path else name

    def _object(self, value: Any, path: str) -> "JsonObject":
        return JsonObject(value, url=self.url, path=path, log=self.log)


def endpoint_of(url: str) -> str:
    """The endpoint of an address: its path below the service, ids taken out (``/verg/{id}``)."""
    path = urlsplit(url).path.partition("/opendata")[2] or urlsplit(url).path
    return _ID_IN_PATH.sub("/{id}", path)


def _writable(text: str) -> str:
    """``text`` with a question mark for half a surrogate pair, which JSON can write and no file can hold."""
    return text if text.isascii() else text.encode("utf-8", errors="replace").decode("utf-8")


def describe(value: object) -> str:
    """A value as an error message shows it: its type and its beginning."""
    shown = repr(value)
    if len(shown) > _QUOTED_LENGTH:
        shown = f"{shown[:_QUOTED_LENGTH]}…"
    return f"{type(value).__name__} {shown}"
