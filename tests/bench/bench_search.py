"""How long search takes, beside DuckDB's own fts: ``python tests/bench/bench_search.py SPEECHES``.

The rows are those of ``bench_marts.py`` with texts of Zipf's law (a word's frequency is as 1 to its rank, as in any
language): of the lengths of real speeches, and nothing that anybody said. Goals at 3 million speeches (2.5 GB): the
first index in under 300 s, a night's increment of 40 reports in under 5 s, a query in under 100 ms, and an index of
under 60 % of the text.
"""

import argparse
import json
import shutil
import statistics
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import duckdb
import duckdb_extension_fts
from bench_marts import make_rows, timed

from warehouse.build import build
from warehouse.read import open_read_only
from warehouse.search import SearchIndex, SearchOrder, with_texts
from warehouse.search_index import write_index
from warehouse.search_words import read_search

FULL_SIZE = 3_000_000
FIRST_GOAL_SECONDS = 300
INCREMENT_GOAL_SECONDS = 5
QUERY_GOAL_MILLISECONDS = 100
SHARE_GOAL = 0.6
# A night of the parliament at its busiest: ten sittings and thirty committee meetings.
REPORTS_A_NIGHT = 40
REPETITIONS = 7
# Words of the synthetic language: as many as there are different ones in some millions of words of Dutch.
VOCABULARY = 200_000
DIGITS = "0123456789"
LETTERS = "bdfgklmprs"
QUERIES = {
    "a rare word": "{rare}",
    "a usual word": "{usual}",
    "the most usual word": "{most}",
    "three words": "{usual} {second} {rare}",
    "a phrase": '"{most} {usual}"',
    "a beginning": "{begin}*",
    "an ending": "*{end}",
    "filters": "{usual} party:party-3 from:2010 to:2015 kind:plenary",
    "by date": "{usual}",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("speeches", type=int, nargs="?", default=300_000)
    parser.add_argument("--folder", type=Path, help="where to build; kept, and taken up again")
    parser.add_argument("--without-fts", action="store_true", help="leave the baseline out")
    arguments = parser.parse_args()
    folder = arguments.folder or Path(tempfile.mkdtemp(prefix="bench-search-"))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        figures = measure(folder, arguments.speeches, with_fts=not arguments.without_fts)
        sys.stdout.write(json.dumps(figures, indent=2) + "\n")
    finally:
        if arguments.folder is None:
            shutil.rmtree(folder)


def measure(folder: Path, speeches: int, *, with_fts: bool) -> dict[str, object]:
    """Make the rows and both indexes, ask, and return every figure."""
    path = folder / "bench.duckdb"
    if not path.exists():
        make_database(path, speeches)
    for earlier in ("first", "next"):
        shutil.rmtree(folder / earlier, ignore_errors=True)
    with duckdb.connect(str(path)) as connection:
        text_bytes = connection.execute("select sum(strlen(text)) from raw.speech").fetchall()[0][0]
    with timed() as first:
        write_index(path, folder / "first")
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            "update core.report set parser_version = parser_version || '.' where report_id in "
            "(select report_id from core.report order by report_id limit $reports)",
            {"reports": REPORTS_A_NIGHT},
        )
    with timed() as increment:
        write_index(path, folder / "next", folder / "first")
    share = sum(file.stat().st_size for file in (folder / "first").iterdir()) / text_bytes
    milliseconds = ask(path, folder / "next")
    scale = FULL_SIZE / speeches
    figures: dict[str, object] = {
        "speeches": speeches,
        "text_bytes": text_bytes,
        "first_index_seconds": first(),
        "first_index_seconds_at_3_million": round(first() * scale, 1),
        "increment_seconds": increment(),
        "index_share_of_text": round(share, 3),
        "query_milliseconds": milliseconds,
        "goals_met": {
            "first": first() * scale < FIRST_GOAL_SECONDS,
            "increment": increment() < INCREMENT_GOAL_SECONDS,
            "query": max(milliseconds.values()) < QUERY_GOAL_MILLISECONDS,
            "share": share < SHARE_GOAL,
        },
    }
    if with_fts:
        figures["duckdb_fts"] = measure_fts(path, text_bytes)
    return figures


def make_database(path: Path, speeches: int) -> None:
    """Make the rows with their texts, and build."""
    make_rows(path, speeches)
    write_texts(path)
    build(path)


def word(rank: int) -> str:
    """The word of that rank: a letter for each digit, between vowels that no ending of Dutch begins with."""
    return f"o{str(rank).translate(str.maketrans(DIGITS, LETTERS))}a"


def write_texts(path: Path) -> None:
    """Give each speech 140 words in two paragraphs.

    The rank of each is drawn so that its logarithm is uniform, which is Zipf's law.
    """
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            f"""
            update raw.speech set text = array_to_string(list_transform(range(140), lambda k:
                if(k = 70, chr(10) || chr(10), if(k = 0, '', ' ')) || 'o'
                || translate((exp(ln({VOCABULARY}) * (hash(speech_id, k) % 1000003) / 1000003.0))::integer::varchar,
                    '{DIGITS}', '{LETTERS}') || 'a'), '')
            """
        )
        connection.execute("checkpoint")


def ask(path: Path, index_folder: Path) -> dict[str, float]:
    """Median milliseconds of each query with its snippets, the index opened and the database warm."""
    chosen = {
        "most": word(1), "usual": word(40), "second": word(300), "rare": word(90_000), "begin": word(123)[:-1],
        "end": word(78)[1:],
    }  # fmt: skip
    index = SearchIndex(index_folder)
    answers = {}
    with open_read_only(path) as connection:
        for name, query in QUERIES.items():
            order = SearchOrder.DATE if name == "by date" else SearchOrder.RELEVANCE
            elapsed = []
            for _ in range(REPETITIONS):
                # To the microsecond: `timed` rounds to hundredths.
                started = perf_counter()
                with_texts(connection, index.search(query.format(**chosen), order=order))
                elapsed.append(perf_counter() - started)
            answers[name] = round(statistics.median(elapsed) * 1000, 1)
        elapsed = []
        for _ in range(REPETITIONS):
            started = perf_counter()
            index.counts(read_search(QUERIES["a usual word"].format(**chosen)))
            elapsed.append(perf_counter() - started)
        answers["counts of a usual word"] = round(statistics.median(elapsed) * 1000, 1)
    return answers


def measure_fts(path: Path, text_bytes: int) -> dict[str, object]:
    """The same with DuckDB's extension, which is made anew every time and knows no phrase."""
    before = path.stat().st_size
    folder = Path(duckdb_extension_fts.__file__).parent / "extensions" / f"v{duckdb.__version__}"
    with duckdb.connect(str(path)) as connection:
        connection.load_extension(str(folder / "fts.duckdb_extension"))
        with timed() as indexing:
            connection.execute(
                "create or replace table raw.searchable as select speech_id, text from raw.speech; checkpoint"
            )
            connection.execute(
                "pragma create_fts_index('raw.searchable', 'speech_id', 'text', stemmer = 'dutch', stopwords = 'none')"
            )
            connection.execute("checkpoint")
        elapsed = []
        for _ in range(REPETITIONS):
            with timed() as asking:
                connection.execute(
                    "select speech_id, fts_raw_searchable.match_bm25(speech_id, $words) as score from raw.searchable "
                    "where score is not null order by score desc limit 20",
                    {"words": word(40)},
                ).fetchall()
            elapsed.append(asking())
    return {
        "index_seconds": indexing(),
        "share_of_text": round((path.stat().st_size - before) / text_bytes, 3),
        "query_milliseconds": round(statistics.median(elapsed) * 1000, 1),
    }


if __name__ == "__main__":
    sys.exit(main())
