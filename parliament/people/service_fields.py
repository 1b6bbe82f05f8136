"""Strict reading of the service's JSON objects: a field is read, ignored by name, or reported.

A wrong type where a value is needed raises :class:`SourceContractError`; a field that nobody knows becomes an issue of
kind ``unmapped_field``, because the service adds and renames fields without notice (source contract §7).
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from parliament.errors import SourceContractError
from parliament.model import Issue, Severity


class FieldReader:
    """One JSON object of a body, with the fields of it that were accounted for.

    ``url`` and ``path`` name the place in errors; ``issues`` is the list that unknown fields are added to by
    :meth:`finish`.
    """

    def __init__(self, value: Any, *, url: str, path: str, issues: list[Issue]) -> None:
        self.url = url
        self.path = path
        self.issues = issues
        if not isinstance(value, dict):
            raise SourceContractError(url, path or "body", f"{type(value).__name__} where an object was expected")
        self._fields: Mapping[str, Any] = value
        self._seen: set[str] = set()

    def _place(self, name: str) -> str:
        return f"{self.path}.{name}" if self.path else name

    def broken(self, name: str, found: str) -> SourceContractError:
        """The error for a field that is not as it must be."""
        return SourceContractError(self.url, self._place(name), found)

    def has(self, name: str) -> bool:
        """Whether the object has the field; keys without a value are absent (source contract §0.1)."""
        return self._fields.get(name) is not None

    def text(self, name: str) -> str:
        """A text that must be there and not be empty."""
        value = self.optional_text(name)
        if not value:
            raise self.broken(name, "nothing")
        return value

    def optional_text(self, name: str) -> str | None:
        """A text, ``None`` when absent."""
        self._seen.add(name)
        value = self._fields.get(name)
        if value is not None and not isinstance(value, str):
            raise self.broken(name, f"{value!r} where a text was expected")
        return value

    def identifier(self, name: str) -> str:
        """An id: an integer, or its digits as text; returned as text."""
        self._seen.add(name)
        value = self._fields.get(name)
        if isinstance(value, bool) or not str(value).lstrip("-").isdigit():
            raise self.broken(name, f"{value!r} where an id was expected")
        return str(value)

    def day(self, name: str, convert: Callable[[str], date]) -> date:
        """A timestamp that must be there, as a day by one of the rules of ``service_dates``."""
        day = self.optional_day(name, convert)
        if day is None:
            raise self.broken(name, "nothing")
        return day

    def optional_day(self, name: str, convert: Callable[[str], date]) -> date | None:
        """A timestamp as a day, ``None`` when absent."""
        text = self.optional_text(name)
        if text is None:
            return None
        try:
            return convert(text)
        except ValueError as error:
            raise self.broken(name, f"{text!r} where a timestamp was expected") from error

    def child(self, name: str) -> "FieldReader":
        """An object that must be there."""
        self._seen.add(name)
        return FieldReader(self._fields.get(name), url=self.url, path=self._place(name), issues=self.issues)

    def children(self, name: str) -> tuple["FieldReader", ...]:
        """The objects of a list; an absent list is empty (source contract §1.4)."""
        self._seen.add(name)
        value = self._fields.get(name)
        if value is None:
            return ()
        if not isinstance(value, list):
            raise self.broken(name, f"{type(value).__name__} where a list was expected")
        return tuple(
            FieldReader(row, url=self.url, path=f"{self._place(name)}[{number}]", issues=self.issues)
            for number, row in enumerate(value)
        )

    def ignore(self, *names: str) -> None:
        """Account for fields that are known and not needed."""
        self._seen.update(names)

    def finish(self) -> None:
        """Report every field that was neither read nor ignored."""
        for name in sorted(set(self._fields) - self._seen):
            self.issues.append(
                Issue(
                    kind="unmapped_field",
                    severity=Severity.INFO,
                    line=None,
                    detail=f"{self.url}: field '{self._place(name)}' is not known",
                )
            )
