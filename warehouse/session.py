"""A reader's session: statements one after the other on the published database, locked as every reader's connection.

Beyond what one statement may do (:func:`warehouse.read.run_query`) a session may choose a schema (``use mart``) and
keep temporary views; both end with it and neither reaches beyond the connection.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import duckdb

from parliament.errors import UsageError
from warehouse.origin import read_origin
from warehouse.query_errors import CLOSED, told_in_a_sentence
from warehouse.read import require_harmless_functions, require_reading
from warehouse.results import Result, result_of
from warehouse.search import HIT_TYPES, SearchIndex

# Names that no schema is written before are looked for here: a figure first, what was said next.
_SEARCH_PATH: Final = "main,mart,core,dq"
_BLANKS_AND_COMMENTS: Final = re.compile(r"\s+|--[^\n]*(?:\n|$)|/\*.*?\*/", re.DOTALL)
_USE: Final = re.compile(r"use\s+[\w.\"]+\s*$", re.IGNORECASE)
_TEMPORARY_VIEW: Final = re.compile(r"create\s+(?:or\s+replace\s+)?temp(?:orary)?\s+view\s", re.IGNORECASE)
_DROP_VIEW: Final = re.compile(r"drop\s+view\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a script, without its semicolon, and the line on which it begins, from 1."""

    text: str
    line: int


class Session:
    """Statements on one connection that was opened for reading."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, index_folder: Path | None = None) -> None:
        """Begin on ``connection``; names without a schema are looked for in ``mart``, then ``core``, then ``dq``.

        With the search index of its version, ``search_speech('…')`` finds what ``spreektijd search`` finds.
        """
        self._connection = connection
        if index_folder is not None:
            _add_search(connection, index_folder)
        connection.execute(f"set search_path = '{_SEARCH_PATH}'")
        self._about = _about(connection)

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The connection that the session is on."""
        return self._connection

    def ask(self, sql: str) -> Result | None:
        """One statement; ``None`` when it gives no rows.

        Raises:
            UsageError: the statement is wrong, or asks for what a reader may not do; one sentence says which.
        """
        with told_in_a_sentence():
            if not _is_of_the_session(sql):
                require_reading(sql)
            relation = self._relation(sql)
        return None if relation is None else result_of(relation, about=self._about)

    def _relation(self, sql: str) -> duckdb.DuckDBPyRelation | None:
        try:
            return self._connection.sql(sql)
        except (duckdb.BinderException, duckdb.CatalogException):
            # Only this way of asking marks the place of what it does not know; it fails for the same reason.
            self._connection.execute(sql)
            raise

    def interrupt(self) -> None:
        """Stop the statement that runs; may be called from another thread."""
        self._connection.interrupt()

    def settle(self) -> None:
        """Wait until nothing of a stopped statement is at work any more; its threads would outlive the program."""
        self._connection.execute("select 1")

    def progress_share(self) -> float | None:
        """How much of the running statement is done, from 0 to 1; ``None`` when that is not known."""
        percentage = self._connection.query_progress()
        return percentage / 100 if percentage >= 0 else None


def _about(connection: duckdb.DuckDBPyConnection) -> Mapping[str, str]:
    """Whom to name; not known of a version that an earlier program published, until the next night."""
    try:
        return {"attribution": read_origin(connection).attribution_english}
    except duckdb.CatalogException:
        return {}


def _add_search(connection: duckdb.DuckDBPyConnection, index_folder: Path) -> None:
    """Add ``search_speech(words, most := 1000)``; the index is opened when it is first asked."""
    opened: list[SearchIndex] = []

    def search_hits(words: str, most: int) -> list[dict[str, Any]]:
        if not opened:
            opened.append(SearchIndex(index_folder))
        found = opened[0].search(words, limit=most)
        return [{"rank": rank, **asdict(hit)} for rank, hit in enumerate(found.hits, start=1)]

    fields = ", ".join(f"{name} {kind}" for name, kind in HIT_TYPES.items())
    connection.create_function(
        "search_hits", search_hits, ["VARCHAR", "INTEGER"], f"STRUCT(rank INTEGER, {fields})[]", side_effects=True
    )
    connection.execute(
        "create or replace temp macro search_speech(words, most := 1000) as table "
        "select unnest(search_hits(words, most), recursive := true)"
    )


def split_statements(script: str) -> Iterator[Statement]:
    """The statements of a script in order; the last one needs no semicolon, and comments alone are no statement."""
    start = 0
    for end in (*_semicolons(script), len(script)):
        body = script[start:end]
        lead = len(body) - len(_without_lead(body))
        if body[lead:].strip():
            yield Statement(body[lead:].strip(), 1 + script.count("\n", 0, start + lead))
        start = end + 1


def is_complete(text: str) -> bool:
    """Whether a statement that is being typed has its semicolon."""
    ends = _semicolons(text)
    return bool(ends) and not _without_lead(text[ends[-1] + 1 :]).strip()


def _semicolons(script: str) -> list[int]:
    """Where a semicolon ends a statement: not those in texts, names and comments, which DuckDB's own reader knows."""
    encoded = script.encode()
    with told_in_a_sentence():
        starts = [offset for offset, _ in duckdb.tokenize(script)]
    # Its offsets count bytes.
    return [len(encoded[:offset].decode()) for offset in starts if encoded[offset : offset + 1] == b";"]


def _without_lead(text: str) -> str:
    while (match := _BLANKS_AND_COMMENTS.match(text)) and match.end():
        text = text[match.end() :]
    return text


def _is_of_the_session(sql: str) -> bool:
    """Whether it chooses a schema, or makes or drops a temporary view.

    What is no temporary view DuckDB refuses to drop itself, as the database is read-only.

    Raises:
        UsageError: it is one of them and more, or its view calls what is not for readers.
    """
    text = _without_lead(sql)
    is_one = bool(_USE.match(text) or _TEMPORARY_VIEW.match(text) or _DROP_VIEW.match(text))
    if is_one:
        if len(duckdb.extract_statements(sql)) != 1:
            raise UsageError(f"{CLOSED}: give one statement at a time")
        require_harmless_functions(sql)
    return is_one
