"""Search over everything that was said, asked and put on the agenda, through the index beside the database."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

import duckdb
import polars as pl
import tantivy

from parliament.errors import WarehouseError
from warehouse.search_index import Analyzer, open_index
from warehouse.search_words import SearchQuery, read_search

# Letters of a snippet: two lines of a screen of eighty columns.
_SNIPPET_LETTERS: Final = 160
_WORD: Final = re.compile(r"\w+")
MARK_BEFORE: Final = "«"
MARK_BEHIND: Final = "»"
# Years and parties that are counted; there are fewer than a hundred of either.
_COUNTED: Final = 200
_NO_PARTY: Final = ""

# A filter, and no join: of three million speeches the ids are read and twenty texts (11 ms), where a join with lists of
# them reads the texts of all around them as well (280 ms; tests/bench/bench_search.py).
_TEXTS: Final = """
select speech_id, text from raw.speech
where list_contains($reports, report_id) and list_contains($speeches, speech_id)
"""
_TITLES: Final = """
select agenda_item_id as document_id, title from core.agenda_item where agenda_item_id in (select unnest($documents))
union all
select question_id, subject from core.question where question_id in (select unnest($documents))
"""
_PLACES: Final = """
select
    reports.report_id,
    reports.report_url,
    meetings.web_url as meeting_url
from core.report as reports
inner join core.meeting as meetings using (meeting_id)
where reports.report_id in (select unnest($reports))
"""
_RECORDINGS: Final = """
select speech_id, start_at from core.speech_speaker
where report_id in (select unnest($reports)) and speech_id in (select unnest($speeches)) and start_at is not null
"""


class SearchOrder(StrEnum):
    """What comes first: the best, or the newest."""

    RELEVANCE = "relevance"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Hit:
    """A speech, the title of an item, or a question, as the index knows it."""

    kind: str
    # The speech's key that lasts, the item or the question.
    document_id: str
    speech_id: str | None
    report_id: str
    meeting_id: str
    meeting_date: date
    meeting_kind: str
    committee_name: str | None
    person_id: str | None
    full_name: str | None
    role: str | None
    party_name: str | None
    words: int | None
    page: int | None
    score: float | None


# The types of these fields in DuckDB, for ``search_speech`` in SQL.
HIT_TYPES: Final = {
    "kind": "VARCHAR", "document_id": "VARCHAR", "speech_id": "VARCHAR", "report_id": "VARCHAR",
    "meeting_id": "VARCHAR", "meeting_date": "DATE", "meeting_kind": "VARCHAR", "committee_name": "VARCHAR",
    "person_id": "VARCHAR", "full_name": "VARCHAR", "role": "VARCHAR", "party_name": "VARCHAR", "words": "INTEGER",
    "page": "INTEGER", "score": "DOUBLE",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """The first hits, and how many there are."""

    hits: tuple[Hit, ...]
    count: int
    document_count: int
    query: SearchQuery


class SearchIndex:
    """An index that was opened; it may be asked any number of times."""

    def __init__(self, folder: Path) -> None:
        """Open the index in ``folder``.

        Raises:
            WarehouseError: there is none, or this program cannot read it.
        """
        index = open_index(folder)
        if index is None:
            raise WarehouseError(f"there is no search index in {folder} that this program reads")
        self._searcher = index.searcher()

    def search(self, text: str, *, limit: int = 20, order: SearchOrder = SearchOrder.RELEVANCE) -> Found:
        """The first ``limit`` of what ``text`` asks for (:mod:`warehouse.search_words`); equals by date, then by id.

        Raises:
            UsageError: the text asks for nothing, or for what there cannot be.
        """
        query = read_search(text)
        by_date = "day" if order is SearchOrder.DATE else None
        result: Any = self._searcher.search(query.query, limit, order_by_field=by_date)
        hits = [_hit(self._searcher.doc(address), None if by_date else float(key)) for key, address in result.hits]
        hits.sort(key=lambda hit: (-(hit.score or 0), -hit.meeting_date.toordinal(), hit.document_id))
        return Found(tuple(hits), result.count, self._searcher.num_docs, query)

    def counts(self, query: SearchQuery) -> pl.DataFrame:
        """How many documents there are per year and per party, as rows.

        Asked for by itself: it looks at every document found once more, which takes as long as finding the first.
        """
        wanted = {name: {"terms": {"field": name, "size": _COUNTED}} for name in ("year", "party")}
        found = self._searcher.aggregate(query.query, wanted)
        rows: list[tuple[str, str | None, int]] = [
            ("year", str(year), count)
            for year, count in sorted((int(one["key"]), one["doc_count"]) for one in found["year"]["buckets"])
        ]
        rows.extend(
            ("party", None if one["key"] == _NO_PARTY else str(one["key"]), one["doc_count"])
            for one in found["party"]["buckets"]
        )
        schema = {"counted_by": pl.String, "value": pl.String, "count": pl.Int64}
        return pl.DataFrame(rows, schema=schema, orient="row")


def _hit(document: tantivy.Document, score: float | None) -> Hit:
    stored: dict[str, Any] = json.loads(bytes(document["document"][0]))
    stored["meeting_date"] = date.fromisoformat(stored["meeting_date"])
    return Hit(**stored, score=score)


def with_texts(connection: duckdb.DuckDBPyConnection, found: Found) -> pl.DataFrame:
    """The hits as rows, with a snippet in which the words are marked, the report's address and the moment spoken."""
    reports = sorted({hit.report_id for hit in found.hits})
    speeches = [hit.speech_id for hit in found.hits if hit.speech_id]
    documents = [hit.document_id for hit in found.hits if not hit.speech_id]
    ids = {"reports": reports, "speeches": speeches}
    texts: dict[str, str] = dict(connection.execute(_TEXTS, ids).fetchall()) if speeches else {}
    titles: dict[str, str] = dict(connection.execute(_TITLES, {"documents": documents}).fetchall()) if documents else {}
    starts = dict(connection.execute(_RECORDINGS, ids).fetchall()) if speeches else {}
    places = {row[0]: row[1:] for row in connection.execute(_PLACES, {"reports": reports}).fetchall()}
    asked = AskedWords(found.query)
    rows = [
        {
            "kind": hit.kind,
            "meeting_date": hit.meeting_date,
            "full_name": hit.full_name,
            "party_name": hit.party_name,
            "role": hit.role,
            "snippet": snippet(texts.get(hit.speech_id or "") or titles.get(hit.document_id) or "", asked),
            "page": hit.page,
            "words": hit.words,
            "score": hit.score,
            "speech_key": hit.document_id if hit.kind == "speech" else None,
            "speech_id": hit.speech_id,
            "document_id": hit.document_id,
            "meeting_id": hit.meeting_id,
            "meeting_kind": hit.meeting_kind,
            "committee_name": hit.committee_name,
            "report_url": places.get(hit.report_id, (None, None))[0],
            "meeting_url": places.get(hit.report_id, (None, None))[1],
            "start_at": starts.get(hit.speech_id),
            "text": texts.get(hit.speech_id or "") or titles.get(hit.document_id),
        }
        for hit in found.hits
    ]
    return pl.DataFrame(rows, schema=_ROW_SCHEMA)


_ROW_SCHEMA: Final[dict[str, Any]] = {
    "kind": pl.String, "meeting_date": pl.Date, "full_name": pl.String, "party_name": pl.String, "role": pl.String,
    "snippet": pl.String, "page": pl.Int64, "words": pl.Int64, "score": pl.Float64, "speech_key": pl.String,
    "speech_id": pl.String, "document_id": pl.String, "meeting_id": pl.String, "meeting_kind": pl.String,
    "committee_name": pl.String, "report_url": pl.String, "meeting_url": pl.String,
    "start_at": pl.Datetime(time_zone="UTC"), "text": pl.String,
}  # fmt: skip


class AskedWords:
    """Which words a query asks for; each is analysed once, in however many texts it stands."""

    def __init__(self, query: SearchQuery) -> None:
        self._query = query
        self._analyzer = Analyzer()
        self._known: dict[str, bool] = {}

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where they stand in ``text``, as beginnings and ends, in order."""
        known = self._known
        places = []
        for match in _WORD.finditer(text):
            word = match.group()
            if word not in known:
                known[word] = self._is_asked(word)
            if known[word]:
                places.append(match.span())
        return places

    def _is_asked(self, word: str) -> bool:
        query = self._query
        stems, names = self._analyzer.stems(word), self._analyzer.names(word)
        return (
            any(stem in query.stems or stem.endswith(query.endings) for stem in stems)
            or any(name.startswith(query.beginnings) for name in names)
            or any(part in name for part in query.parts for name in (*names, *stems))
        )


def snippet(text: str, asked: AskedWords, letters: int = _SNIPPET_LETTERS) -> str:
    """The part of ``text`` in which most words of the query stand, each between « and »."""
    places = asked.places(text)
    start = _best_start(places, letters)
    # From the beginning of a word to the end of one.
    begin = text.rfind(" ", 0, start) + 1 if start else 0
    end = begin + letters
    end = len(text) if end >= len(text) else max(text.rfind(" ", begin, end), begin + 1)
    parts: list[str] = []
    at = begin
    for low, high in places:
        if low >= begin and high <= end:
            parts.extend((text[at:low], MARK_BEFORE, text[low:high], MARK_BEHIND))
            at = high
    shown = " ".join(("".join(parts) + text[at:end]).split())
    return f"{'… ' if begin else ''}{shown}{' …' if end < len(text) else ''}"


def _best_start(places: Sequence[tuple[int, int]], letters: int) -> int:
    """Where a window of so many letters holds most places; a little before the first of them."""
    best, most = 0, 0
    for low, _ in places:
        within = sum(low <= other < low + letters * 3 // 4 for other, _ in places)
        if within > most:
            best, most = low, within
    return max(best - letters // 8, 0)
