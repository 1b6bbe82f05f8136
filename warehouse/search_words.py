"""What somebody types to search, and the query that it becomes for the index.

Words must all be there, by their stem; ``"openbaar vervoer"`` is a phrase, ``leerk*`` a beginning, ``*onderwijs`` an
ending (the way to compounds), ``*vervoer*`` a part, ``-tram`` must not be there. Filters: ``speaker: party: from: to:
kind: role:``, each with a word or a text in quotation marks.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

import tantivy

from parliament.errors import UsageError
from warehouse.search_index import Analyzer, index_schema

FILTERS: Final = ("speaker", "party", "from", "to", "kind", "role")
KINDS: Final = ("speech", "item", "question")
MEETING_KINDS: Final = ("plenary", "committee")
ROLES: Final = ("chair", "member", "minister", "guest", "unknown")
_PART: Final = re.compile(
    r'(?P<minus>-)?(?:(?P<filter>[a-z]+):)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))', re.IGNORECASE
)
# A day as an integer of the index: 20240306.
_FIRST_DAY: Final = 0
_LAST_DAY: Final = 99_991_231
_YEAR: Final = re.compile(r"\d{4}$")


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A query for the index, with the words that a snippet marks: whole ones, beginnings, endings and parts."""

    query: tantivy.Query
    stems: frozenset[str]
    beginnings: tuple[str, ...]
    endings: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


def read_search(text: str) -> SearchQuery:
    """What ``text`` asks for.

    Raises:
        UsageError: it asks for nothing, or a filter has a value that it cannot have.
    """
    reader = _Reader()
    for part in _PART.finditer(text):
        name = (part["filter"] or "").lower()
        value = part["phrase"] if part["phrase"] is not None else part["word"]
        if name in FILTERS:
            reader.add_filter(name, value, is_excluded=bool(part["minus"]))
        else:
            # A colon within a text is no filter.
            whole = value if not name else f"{part['filter']} {value}"
            reader.add_words(whole, is_phrase=part["phrase"] is not None, is_excluded=bool(part["minus"]))
    return reader.finished(text)


class _Reader:
    def __init__(self) -> None:
        self._schema = index_schema()
        self._analyzer = Analyzer()
        self._clauses: list[tuple[tantivy.Occur, tantivy.Query]] = []
        self._has_positive = False
        self._stems: set[str] = set()
        self._beginnings: list[str] = []
        self._endings: list[str] = []
        self._parts: list[str] = []

    def add_words(self, value: str, *, is_phrase: bool, is_excluded: bool) -> None:
        if "*" in (value[:1], value[-1:]) and not is_phrase:
            self._add(self._piece(value, is_marked=not is_excluded), is_excluded=is_excluded)
            return
        stems = self._analyzer.stems(value)
        if not stems:
            return
        if not is_excluded:
            self._stems.update(stems)
        # What has several words without blanks ("N-VA", "foto's") is one thing, too.
        query = (
            self._term("body", stems[0])
            if len(stems) == 1
            else tantivy.Query.phrase_query(self._schema, "body", list(stems))
        )
        self._add(query, is_excluded=is_excluded)

    def _piece(self, value: str, *, is_marked: bool) -> tantivy.Query:
        """Words that begin, end or go on so, as the asterisks say: the stems in the index that do, and its own stem."""
        is_end, is_begin = value.startswith("*"), value.endswith("*")
        piece = value.strip("*")
        plain = self._analyzer.names(piece)
        if not plain:
            raise UsageError(f"'{value}' holds no letter or digit")
        stem = self._analyzer.stems(piece)[-1]
        # A word in the index has lost its ending, so that what it ends in is a stem.
        text = plain[-1] if is_begin else stem
        if is_marked:
            (self._parts if is_end and is_begin else self._endings if is_end else self._beginnings).append(text)
        pattern = f"{'.*' if is_end else ''}{re.escape(text)}{'.*' if is_begin else ''}"
        pieces = tantivy.Query.regex_query(self._schema, "body", pattern)
        own = self._term("body", stem)
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, pieces), (tantivy.Occur.Should, own)])

    def add_filter(self, name: str, value: str, *, is_excluded: bool) -> None:
        if name == "speaker":
            self._add_speaker(value, is_excluded=is_excluded)
        elif name == "party":
            self._add(self._term("parties", value.lower()), is_excluded=is_excluded)
        elif name in ("from", "to"):
            self._add(self._days(name, value), is_excluded=is_excluded)
        elif name == "kind":
            field = "kind" if value.lower() in KINDS else "meeting_kind"
            _require(name, value, (*KINDS, *MEETING_KINDS))
            self._add(self._term(field, value.lower()), is_excluded=is_excluded)
        else:
            _require(name, value, ROLES)
            self._add(self._term("role", value.lower()), is_excluded=is_excluded)

    def _add_speaker(self, value: str, *, is_excluded: bool) -> None:
        if value.isdecimal():
            self._add(self._term("person_id", value), is_excluded=is_excluded)
            return
        names = self._analyzer.names(value)
        if not names:
            raise UsageError("speaker: takes a name, a part of it, or a person's id")
        terms = [(tantivy.Occur.Must, self._term("speaker", name)) for name in names]
        self._add(tantivy.Query.boolean_query(terms), is_excluded=is_excluded)

    def _days(self, name: str, value: str) -> tantivy.Query:
        try:
            day = date.fromisoformat(_whole_day(name, value))
        except ValueError as error:
            raise UsageError(f"{name}: takes a day such as 2024-03-06, or a year; '{value}' is none") from error
        number = day.year * 10_000 + day.month * 100 + day.day
        low, high = (number, _LAST_DAY) if name == "from" else (_FIRST_DAY, number)
        return tantivy.Query.range_query(self._schema, "day", tantivy.FieldType.Integer, low, high)

    def _term(self, field: str, value: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, value)

    def _add(self, query: tantivy.Query, *, is_excluded: bool) -> None:
        self._has_positive = self._has_positive or not is_excluded
        self._clauses.append((tantivy.Occur.MustNot if is_excluded else tantivy.Occur.Must, query))

    def finished(self, text: str) -> SearchQuery:
        if not self._clauses:
            raise UsageError(f"'{text}' holds no word to search for")
        if not self._has_positive:
            self._clauses.append((tantivy.Occur.Must, tantivy.Query.all_query()))
        query = tantivy.Query.boolean_query(self._clauses)
        marked = (tuple(self._beginnings), tuple(self._endings), tuple(self._parts))
        return SearchQuery(query, frozenset(self._stems), *marked)


def _whole_day(name: str, value: str) -> str:
    if _YEAR.match(value):
        return f"{value}-01-01" if name == "from" else f"{value}-12-31"
    return value


def _require(name: str, value: str, allowed: tuple[str, ...]) -> None:
    if value.lower() not in allowed:
        raise UsageError(f"{name}: takes {', '.join(allowed)}; '{value}' is none of them")
