"""What is written and read back is what was selected: every type of DuckDB, every form of a file."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pyarrow.ipc
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from parliament.errors import UsageError
from parliament.safe_text import cell_text
from warehouse.query_errors import told_in_a_sentence
from warehouse.result_files import FileFormat, format_of, write_file, write_rows
from warehouse.results import result_of, result_of_frame


def literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def integers(bits: int, *, is_signed: bool = True) -> st.SearchStrategy[str]:
    low, high = (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) if is_signed else (0, 2**bits - 1)
    return st.integers(low, high).map(str)


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
DAYS = st.dates().map(str)
MOMENTS = st.datetimes().map(lambda moment: moment.isoformat(sep=" "))
# Type, and texts that DuckDB casts to it.
SCALARS: dict[str, st.SearchStrategy[str]] = {
    "boolean": st.sampled_from(["true", "false"]),
    "tinyint": integers(8),
    "smallint": integers(16),
    "integer": integers(32),
    "bigint": integers(64),
    "utinyint": integers(8, is_signed=False),
    "usmallint": integers(16, is_signed=False),
    "uinteger": integers(32, is_signed=False),
    "ubigint": integers(64, is_signed=False),
    # What Parquet and Arrow hold: 38 digits.
    "hugeint": st.integers(-(10**37), 10**37).map(str),
    "uhugeint": st.integers(0, 10**37).map(str),
    "bignum": st.integers(-(10**50), 10**50).map(str),
    "float": st.floats(width=32, allow_nan=False, allow_infinity=False).map(str),
    "double": st.floats(allow_nan=False, allow_infinity=False).map(str),
    "decimal(9, 2)": st.decimals(-9999999, 9999999, places=2).map(str),
    "decimal(38, 10)": st.decimals(-(10**20), 10**20, places=10).map(str),
    "varchar": TEXTS,
    "enum('ja', 'nee', 'onthouding')": st.sampled_from(["ja", "nee", "onthouding"]),
    "blob": st.binary(max_size=8).map(lambda value: "".join(f"\\x{byte:02X}" for byte in value)),
    "bit": st.text("01", min_size=1, max_size=20),
    "uuid": st.uuids().map(str),
    "date": st.one_of(DAYS, st.sampled_from(["infinity", "-infinity", "0044-03-15 (BC)"])),
    "time": st.times().map(str),
    "time with time zone": st.times().map(lambda one: f"{one}+02:30"),
    "timestamp": st.one_of(MOMENTS, st.sampled_from(["infinity", "-infinity", "0044-03-15 (BC) 10:00:00"])),
    "timestamp_s": MOMENTS,
    "timestamp_ms": MOMENTS,
    "timestamp_ns": st.integers(-(2**62), 2**62).map(lambda one: f"2000-01-01 00:00:00.{abs(one) % 10**9:09d}"),
    "timestamp with time zone": MOMENTS.map(lambda one: f"{one}+00"),
    "interval": st.tuples(st.integers(-99, 99), st.integers(-99, 99), st.integers(-(10**9), 10**9)).map(
        lambda parts: f"{parts[0]} months {parts[1]} days {parts[2]} microseconds"
    ),
    "json": st.dictionaries(TEXTS, st.integers(), max_size=2).map(lambda value: json.dumps(value, indent=1)),
}
NESTED = {
    "integer[]": "[1, null, 3]",
    "varchar[][]": "[['a', '\"'], [], null, [null]]",
    "integer[3]": "[1, 2, 3]",
    'struct(a integer, "b c" varchar[], d struct(e date, f decimal(9, 2)))': (
        "{'a': 1, 'b c': ['x', null], 'd': {'e': date '2020-01-02', 'f': 1.50}}"
    ),
    "map(varchar, integer)": "map {'k\"': 1, 'l': null}",
    "map(integer, struct(a boolean))": "map {1: {'a': true}}",
    "union(n integer, t varchar)": "union_value(t := 'x')",
    "struct(u union(n integer, t varchar), i interval, h hugeint)": (
        "{'u': union_value(n := 3), 'i': interval '1 month 2 days', 'h': 12345678901234567890123::hugeint}"
    ),
}


@pytest.fixture(scope="module")
def connection() -> Any:
    with duckdb.connect() as connection:
        connection.execute("set timezone = 'UTC'")
        yield connection


def written(connection: Any, sql: str, path: Path) -> int:
    return write_file(result_of(connection.sql(sql)), path, format_of(path)).row_count


def values_of_json(path: Path) -> list[str | None]:
    """The values of ``v``, each as text; numbers with the digits that stand in the file."""
    text = path.read_text()
    lines = text.splitlines() if path.suffix == ".jsonl" else text.splitlines()[1:-1]
    found = [json.loads(line.rstrip(","), parse_float=str, parse_int=str)["v"] for line in lines]
    if any(isinstance(one, dict | list) for one in found):
        found = [json.loads(line.rstrip(","))["v"] for line in lines]
    return [one if one is None or isinstance(one, str) else json.dumps(one) for one in found]


def read_back(connection: Any, path: Path, kind: str) -> str:
    """A query that gives the column ``v`` of the file in the type that it had."""
    is_nested = kind in NESTED
    match path.suffix:
        case ".csv" | ".tsv":
            options = (
                "all_varchar = true, header = true, quote = '\"', escape = '\"', new_line = '\\n', strict_mode = false"
            )
            delimiter = "\t" if path.suffix == ".tsv" else ","
            file = f"read_csv('{path}', {options}, delim = '{delimiter}', allow_quoted_nulls = false)"
            value = f"v::json::{kind}" if is_nested else f"v::{kind}"
        case ".json" | ".jsonl":
            texts = ", ".join(f"({'null' if one is None else literal(one)})" for one in values_of_json(path))
            file = f"(values {texts}) as rows(v)"
            value = f"v::json::{kind}" if is_nested or kind == "json" else f"v::{kind}"
        case ".parquet":
            file = f"read_parquet('{path}')"
            value = f"v::json::{kind}" if is_nested and "union" in kind else f"v::{kind}"
        case _:
            connection.register("arrow_file", pyarrow.ipc.open_file(path).read_all())
            file = "arrow_file"
            value = f"v::json::{kind}" if is_nested and "union" in kind else f"v::{kind}"
    return f"select {value} as v from {file}"


SUFFIXES = [".csv", ".tsv", ".json", ".jsonl", ".parquet", ".arrow"]


@pytest.mark.parametrize("kind", SCALARS)
@given(data=st.data())
@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], phases=[Phase.generate]
)
def test_every_type_comes_back_as_it_was(connection: Any, tmp_path: Path, kind: str, data: Any) -> None:
    rows = data.draw(st.lists(st.one_of(st.none(), SCALARS[kind]), min_size=2, max_size=6))
    texts = ", ".join(f"({'null' if one is None else literal(one)})" for one in rows)
    sql = f"select x::{kind} as v, 1 as filler from (values {texts}) as given(x)"
    selected = [row[0] for row in connection.execute(f"select v::varchar from ({sql})").fetchall()]
    for suffix in SUFFIXES:
        path = tmp_path / f"rows{suffix}"
        assert written(connection, sql, path) == len(rows)
        back = f"select v::varchar from ({read_back(connection, path, kind)})"
        found = [row[0] for row in connection.execute(back).fetchall()]
        assert comparable(found, kind) == comparable(guarded(selected, kind, suffix), kind), suffix


def guarded(texts: list[Any], kind: str, suffix: str) -> list[Any]:
    """In a file that a spreadsheet opens, an apostrophe stands before what it would take for a formula."""
    if kind != "varchar" or suffix not in (".csv", ".tsv"):
        return texts
    return [None if one is None else cell_text(one) for one in texts]


def comparable(texts: list[Any], kind: str) -> list[Any]:
    """JSON means the same with or without blanks."""
    return [None if one is None else json.loads(one) for one in texts] if kind == "json" else texts


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("kind", NESTED)
def test_nested_values_come_back_as_they_were(connection: Any, tmp_path: Path, suffix: str, kind: str) -> None:
    sql = f"select v::{kind} as v, 1 as filler from (values ({NESTED[kind]}), (null)) as given(v)"
    path = tmp_path / f"rows{suffix}"
    assert written(connection, sql, path) == 2
    selected = connection.execute(f"select v::varchar from ({sql})").fetchall()
    assert connection.execute(f"select v::varchar from ({read_back(connection, path, kind)})").fetchall() == selected


def as_bytes(connection: Any, sql: str, form: FileFormat) -> tuple[bytes, tuple[str, ...]]:
    stream = io.BytesIO()
    found = write_rows(result_of(connection.sql(sql)), stream, form)
    return stream.getvalue(), found.remarks


def test_numbers_of_json_are_numbers_and_what_is_none_is_null_with_a_word(connection: Any) -> None:
    content, remarks = as_bytes(
        connection,
        "select sum(n) as s, 'nan'::double as n, ['inf'::float, 1] as l, 1.10::decimal(5, 2) as d from range(3) t(n)",
        FileFormat.JSON,
    )
    assert json.loads(content) == [{"s": 3, "n": None, "l": [None, 1.0], "d": 1.1}]
    assert b"1.10" in content
    assert remarks == ("2 values that are no number (NaN or infinity) became null: this form has no word for it.",)


def test_moments_of_json_are_iso_8601(connection: Any) -> None:
    content, _ = as_bytes(
        connection,
        "select timestamptz '2020-05-12 14:00:42.5+02' as z, timestamp '2020-05-12 14:00:42' as t",
        FileFormat.JSONL,
    )
    assert json.loads(content) == {"z": "2020-05-12T12:00:42.5+00:00", "t": "2020-05-12T14:00:42"}


def test_csv_keeps_what_is_no_number_and_tells_null_from_an_empty_text(connection: Any) -> None:
    content, remarks = as_bytes(
        connection, "select 'nan'::double as n, '' as e, null as l, '-inf'::float as i", FileFormat.CSV
    )
    assert content == b'n,e,l,i\nnan,"",,-inf\n'
    assert remarks == ()


def test_excel_gets_its_mark_semicolons_and_decimal_commas(connection: Any) -> None:
    content, remarks = as_bytes(
        connection,
        "select 'Zoë' as naam, 1.5::double as x, 2.50::decimal(5, 2) as d, 'nan'::double as n, '=1' as f",
        FileFormat.EXCEL,
    )
    text = content.decode("utf-8-sig")
    assert content.startswith(b"\xef\xbb\xbf")
    assert text == "naam;x;d;n;f\r\nZoë;1,5;2,50;;'=1\r\n"
    assert len(remarks) == 1


def test_columns_with_one_name_are_told_apart_and_no_value_is_lost(connection: Any) -> None:
    content, remarks = as_bytes(connection, "select 1 as a, 2 as a, 3 as a_1, 4 as A", FileFormat.JSON)
    assert json.loads(content) == [{"a": 1, "a_2": 2, "a_1": 3, "A_3": 4}]
    assert "a_2, A_3" in remarks[0]


@pytest.mark.parametrize("form", FileFormat)
def test_a_result_without_rows_is_a_file_with_its_columns(connection: Any, form: FileFormat) -> None:
    content, _ = as_bytes(connection, "select 1 as a, 'x' as b where false", form)
    if form is FileFormat.JSON:
        assert json.loads(content) == []
    elif form is FileFormat.JSONL:
        assert content == b""
    elif form is FileFormat.PARQUET:
        assert pl.read_parquet(io.BytesIO(content)).columns == ["a", "b"]
    elif form is FileFormat.ARROW:
        assert pl.read_ipc(io.BytesIO(content)).columns == ["a", "b"]
    else:
        assert (
            content.decode("utf-8-sig").split()
            == [{"csv": "a,b", "tsv": "a\tb", "excel": "a;b"}[form.value]][0].split()
        )


def test_rows_of_many_batches_are_all_there_in_order(connection: Any, tmp_path: Path) -> None:
    for suffix in SUFFIXES:
        path = tmp_path / f"many{suffix}"
        assert written(connection, "select n as v from range(60001) t(n) order by n desc", path) == 60001
        assert connection.execute(
            f"select count(*), first(v), bool_and(v < before) from (select v, lag(v, 1, 99999) over () as before "
            f"from ({read_back(connection, path, 'bigint')}))"
        ).fetchone() == (60001, 60000, True)


def test_a_file_stays_as_it_was_when_the_query_fails(connection: Any, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("mine")
    with pytest.raises(UsageError, match="Conversion Error"):
        written(
            connection, "select case when n = 99999 then 'x' else '1' end::integer as v from range(100000) t(n)", path
        )
    assert path.read_text() == "mine"
    assert [one.name for one in tmp_path.iterdir()] == ["rows.csv"]


def test_a_whole_number_too_long_for_parquet_is_told_and_not_rounded(connection: Any, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="DECIMAL"):
        written(connection, "select 170141183460469231731687303715884105727::hugeint as v", tmp_path / "rows.parquet")


def test_a_frame_of_polars_is_written_like_a_query() -> None:
    stream = io.BytesIO()
    frame = pl.DataFrame({"a": [[1, None], None], "b": ["=x", None]})
    write_rows(result_of_frame(frame), stream, FileFormat.CSV)
    rows = list(csv.reader(io.StringIO(stream.getvalue().decode())))
    assert rows == [["a", "b"], ["[1,null]", "'=x"], ["", ""]]


def test_an_error_that_is_none_of_duckdb_stays_what_it_is() -> None:
    with pytest.raises(FileNotFoundError), told_in_a_sentence():
        raise FileNotFoundError(2, "No such file")


@pytest.mark.parametrize("name", ["rows.txt", "rows", "rows.xlsx"])
def test_a_name_that_tells_no_form_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match=r"names no format: end it in \.csv"):
        format_of(Path(name))
