"""The check that counts words again counts as the parser does, odd white space and lone dashes included."""

from collections.abc import Iterator

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expectations.check_files import CHECK_FOLDER, read_check_file
from parliament.parse.words import count_words

QUERY = read_check_file(next(CHECK_FOLDER.rglob("speech_words_miscounted.sql"))).query
TABLES = """
create schema core; create schema raw; create schema dq;
create table core.speech_speaker (report_id varchar, speech_id varchar, speaker_label varchar, words integer);
create table raw.speech (report_id varchar, speech_id varchar, text varchar);
create table core.report as select 'r' as report_id, '1' as parser_version;
create table dq.audited_report (report_id varchar);
"""
PIECES = ["de", "–", "a-b", "12", "(x)", "…", "½", "é", '"', "niet.", "\u00a0", "\u2009", " ", "  ", "\n", "\n\n", "²"]


@pytest.fixture(scope="module")
def tables() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute(TABLES)
        yield connection


def miscounted(tables: duckdb.DuckDBPyConnection, texts: list[str], error: int) -> int:
    rows = [(str(number), text, count_words(text) + error) for number, text in enumerate(texts)]
    tables.execute("delete from core.speech_speaker")
    tables.execute("delete from raw.speech")
    tables.executemany("insert into raw.speech values ('r', ?, ?)", [row[:2] for row in rows])
    tables.executemany("insert into core.speech_speaker values ('r', ?, 'x', ?)", [(row[0], row[2]) for row in rows])
    return len(tables.execute(QUERY).fetchall())


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=10).map(" ".join), min_size=1, max_size=20))
def test_the_parsers_count_is_right_and_any_other_is_wrong(tables: duckdb.DuckDBPyConnection, texts: list[str]) -> None:
    assert miscounted(tables, texts, 0) == 0
    assert miscounted(tables, texts, 1) == len(texts)
    assert miscounted(tables, texts, -1) == len(texts)


def test_a_plain_text_is_counted_by_splitting(tables: duckdb.DuckDBPyConnection) -> None:
    assert miscounted(tables, ["Dank u wel, voorzitter.\n\nIk heb drie vragen."], 0) == 0
    assert miscounted(tables, ["Dank u wel, voorzitter.\n\nIk heb drie vragen."], 1) == 1
