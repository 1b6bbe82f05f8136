"""Full-text search over speeches with the Dutch stemmer, through DuckDB's fts extension from its wheel.

The extension's file is loaded by its path: nothing is downloaded and nothing is written outside the database. Where it
is not installed, the same question is answered by ``contains``, without stems and without ranking by weight.
"""

from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import duckdb
import polars as pl

from warehouse.database import open_writable

# The index holds the newest speeches, about two years of the parliament's work. Making it takes 0.1 to 0.2 ms a speech:
# for all thirty years that would be ten minutes each night. Older speeches are found by `contains`.
INDEXED_SPEECHES = 200_000

# The index is a schema that the extension names after the table it is over.
_INDEX_SCHEMA = "fts_mart_searchable_speech"

# The best are chosen before anything is joined to them, so that no text is read but theirs.
_RANKED = """
with scored as (
    select
        speech_id,
        text,
        fts_mart_searchable_speech.match_bm25(speech_id, $words) as score
    from mart.searchable_speech
),

best as (
    select * from scored
    where score is not null
    order by score desc, speech_id
    limit $limit
)

select
    best.speech_id,
    speakers.meeting_date,
    persons.full_name,
    speakers.party_name,
    speakers.role,
    speakers.words,
    speakers.page,
    best.score,
    best.text
from best
inner join core.speech_speaker as speakers using (speech_id)
left join core.person as persons using (person_id)
order by best.score desc, best.speech_id
"""

_PLAIN = """
select
    speeches.speech_id,
    speeches.meeting_date,
    persons.full_name,
    speeches.party_name,
    speeches.role,
    speeches.words,
    speeches.page,
    null::double as score,
    speeches.text
from core.speech as speeches
left join core.person as persons using (person_id)
where contains(lower(speeches.text), lower($words))
order by speeches.meeting_date desc, speeches.speech_id
limit $limit
"""


def extension_file() -> Path | None:
    """The fts extension for exactly this DuckDB, from the wheel ``duckdb-extension-fts``; ``None`` without it."""
    spec = find_spec("duckdb_extension_fts")
    if spec is None or spec.origin is None:
        return None
    file = Path(spec.origin).parent / "extensions" / f"v{duckdb.__version__}" / "fts.duckdb_extension"
    return file if file.exists() else None


def load_full_text_search(connection: duckdb.DuckDBPyConnection) -> bool:
    """Load the extension into a connection; false when it is not installed (search then falls back on ``contains``)."""
    file = extension_file()
    if file is None:
        return False
    connection.load_extension(str(file))
    return True


def build_search_index(path: Path, *, speeches: int = INDEXED_SPEECHES) -> bool:
    """Index the newest ``speeches`` current speeches of the database at ``path``; call it after every build.

    The index does not follow its table, so it is made anew. Returns false, with an empty table and no index, when the
    extension is not installed.

    Raises:
        WarehouseError: another process holds the database.
    """
    with open_writable(path) as connection:
        drop_search_index(connection)
        connection.execute("delete from mart.searchable_speech")
        if not load_full_text_search(connection):
            return False
        connection.execute(
            """
            insert into mart.searchable_speech
            select speech_id, text from core.speech order by meeting_date desc, speech_id limit $speeches
            """,
            {"speeches": speeches},
        )
        # A statement of its own: the pragma is expanded before those ahead of it in one string have run.
        connection.execute(
            "pragma create_fts_index('mart.searchable_speech', 'speech_id', 'text', stemmer = 'dutch', "
            "stopwords = 'none', strip_accents = 1, lower = 1, overwrite = 1)"
        )
    return True


def drop_search_index(connection: duckdb.DuckDBPyConnection) -> None:
    """Drop the index: one that is older than its table would find what is no longer there."""
    connection.execute(f"drop schema if exists {_INDEX_SCHEMA} cascade")


@dataclass(frozen=True, slots=True)
class SearchExtent:
    """What a search looks through: how many of the speeches, whether by stem, and the day of the oldest of them."""

    searched_count: int
    speech_count: int
    is_by_stem: bool
    oldest_date: date | None

    @property
    def is_complete(self) -> bool:
        """Whether no speech is left out."""
        return self.searched_count == self.speech_count


def search_speeches(
    connection: duckdb.DuckDBPyConnection, words: str, *, limit: int = 20, in_all: bool = False
) -> pl.DataFrame:
    """Speeches that hold ``words``, at most ``limit``.

    With the index: by stem (*leerkracht* finds *leerkrachten*), the best first, ``score`` is BM25, among the newest
    ``INDEXED_SPEECHES``. Without index or extension, and with ``in_all``: among all, those whose text contains
    ``words`` as written, the newest first, ``score`` null.
    """
    sql = _RANKED if has_search_index(connection) and not in_all else _PLAIN
    return connection.execute(sql, {"words": words, "limit": limit}).pl()


def search_extent(connection: duckdb.DuckDBPyConnection, *, in_all: bool = False) -> SearchExtent:
    """What ``search_speeches`` looks through on this connection."""
    is_by_stem = has_search_index(connection) and not in_all
    # Whatever is not by the index looks through every speech.
    searched = "semi join mart.searchable_speech using (speech_id)" if is_by_stem else ""
    rows = connection.execute(
        f"select count(*), min(meeting_date), (select count(*) from core.speech_speaker) "  # noqa: S608 - texts above
        f"from core.speech_speaker {searched}"
    ).fetchall()
    searched_count, oldest_date, speech_count = rows[0]
    return SearchExtent(searched_count, speech_count, is_by_stem, oldest_date)


def has_search_index(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the database has its index and this connection the extension to ask it."""
    found = connection.execute(
        """
        select
            exists (select 1 from duckdb_schemas() where schema_name = $schema),
            exists (select 1 from duckdb_functions() where function_name = 'stem')
        """,
        {"schema": _INDEX_SCHEMA},
    ).fetchone()
    return found == (True, True)
