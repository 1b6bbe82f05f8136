"""A question in SQL reaches no file, no secret and no variable of the environment, by whichever way it is tried.

The files are there and can be read without the lock-down, so that each test would see them if the way were open.
"""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import polars as pl
import pytest

from parliament.errors import UsageError
from warehouse.read import open_read_only, run_query

SECRET = "sesam-open-u"
# What a query must not find although it lies in the memory of the program that asks.
frame = pl.DataFrame({"a": [SECRET]})

FILES = {
    "table functions": [
        "from read_csv('{folder}/s.csv')",
        "from read_csv_auto(['{folder}/s.csv'])",
        "from sniff_csv('{folder}/s.csv')",
        "from read_text('{folder}/s.txt')",
        "from read_blob('{folder}/s.txt')",
        "from read_json('{folder}/s.json')",
        "from read_json_auto('{folder}/s.json')",
        "from read_json_objects('{folder}/s.json')",
        "from read_ndjson('{folder}/s.json')",
        "from read_parquet('{folder}/s.parquet')",
        "from parquet_scan('{folder}/s.parquet')",
        "from parquet_metadata('{folder}/s.parquet')",
        "from parquet_schema('{folder}/s.parquet')",
        "from parquet_kv_metadata('{folder}/s.parquet')",
        "from parquet_file_metadata('{folder}/s.parquet')",
        "from parquet_bloom_probe('{folder}/s.parquet', 'a', 'x')",
        "from glob('{folder}/*')",
        "from read_duckdb('{folder}/o.duckdb', table_name = 't')",
        "from sqlite_scan('{folder}/o.duckdb', 't')",
        "from sql_auto_complete('from ''{folder}/')",
        "select (select content from read_text('{folder}/s.txt'))",
        "from mart.number, lateral (from read_text('{folder}/s.txt'))",
    ],
    "replacement scans": [
        "from '{folder}/s.csv'",
        'from "{folder}/s.csv"',
        "from '{folder}/s.parquet'",
        "from '{folder}/s.json'",
        "from '{folder}/o.duckdb'",
        "from 'file://{folder}/s.csv'",
        "with s as materialized (from '{folder}/s.csv') from s",
        "from mart.number, lateral (from '{folder}/s.csv')",
        "describe '{folder}/s.csv'",
        "summarize '{folder}/s.csv'",
        "pivot '{folder}/s.csv' on a",
        "explain analyze from '{folder}/s.csv'",
        "from histogram('{folder}/s.csv', 'a')",
        "from query_table('{folder}/s.csv')",
        "from query_table(['{folder}/s.csv'])",
        "from frame",
        "from connection",
    ],
    "macros and views made before": [
        "from mart.leaking_macro()",
        "select mart.leaking_function('{folder}/s.txt')",
        "from mart.leaking_view",
        "from mart.leaking_replacement",
    ],
    "texts that are run": [
        "from query('from read_text(''{folder}/s.txt'')')",
        "from query/* nested /* comment */ */('from read_text(''{folder}/s.txt'')')",
        "from query -- comment\n ('from read_text(''{folder}/s.txt'')')",
        "from system.main.query('select 1')",
        "from \"query\"('from enable_' || 'logging()')",
        "from QUERY('select 1')",
        "select json_execute_serialized_sql(json_serialize_sql('select 1'))",
    ],
    "copy and attach": [
        "copy (select 1) to '{folder}/out.csv'",
        "copy mart.number from '{folder}/s.csv'",
        "attach '{folder}/o.duckdb' as other",
        "attach '{folder}/o.duckdb' (read_only)",
        "import database '{folder}'",
        "export database '{folder}/out'",
        "show tables from '{folder}/o.duckdb'",
    ],
    "settings": [
        "set enable_external_access = true",
        "set allowed_directories = ['{folder}']",
        "set allowed_paths = ['{folder}/s.csv']",
        "set file_search_path = '{folder}'",
        "set python_enable_replacements = true",
        "set python_scan_all_frames = true",
        "set allow_persistent_secrets = true",
        "set secret_directory = '{folder}'",
        "set temp_directory = '{folder}/out'",
        "set logging_storage = 'file'",
        "reset enable_external_access",
        "pragma profiling_output = '{folder}/out.json'",
        "from enable_logging(storage = 'file', storage_path = '{folder}/out')",
        "from checkpoint()",
        "select write_log('x')",
    ],
    "secrets and the environment": [
        "select getenv('SPREEKTIJD_SMTP_PASSWORD')",
        "from duckdb_secrets(redact = false)",
        "create secret s (type s3)",
        "create persistent secret s (type s3)",
        "drop secret s",
    ],
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SPREEKTIJD_SMTP_PASSWORD", SECRET)
    (tmp_path / "s.csv").write_text(f"a\n{SECRET}\n")
    (tmp_path / "s.txt").write_text(SECRET)
    (tmp_path / "s.json").write_text(f'{{"a": "{SECRET}"}}')
    with duckdb.connect(str(tmp_path / "o.duckdb")) as connection:
        connection.execute(f"create table t as select '{SECRET}' as a")
        connection.execute(f"copy t to '{tmp_path}/s.parquet'")
    return tmp_path


@pytest.fixture
def connection(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database in which somebody left ways to the files."""
    path = folder / "published.duckdb"
    with duckdb.connect(str(path)) as writer:
        writer.execute("create schema mart; create table mart.number as select 1 as n")
        writer.execute(f"create macro mart.leaking_macro() as table select * from read_csv('{folder}/s.csv')")
        writer.execute("create macro mart.leaking_function(path) as (select content from read_text(path))")
        writer.execute(f"create view mart.leaking_view as from read_csv('{folder}/s.csv')")
        writer.execute(f"create view mart.leaking_replacement as from '{folder}/s.csv'")
        assert writer.execute("from mart.leaking_view").fetchall() == [(SECRET,)]
    with open_read_only(path) as reader:
        yield reader


@pytest.mark.parametrize("way", list(FILES))
def test_no_way_leads_to_a_file_or_a_secret(connection: duckdb.DuckDBPyConnection, folder: Path, way: str) -> None:
    before = sorted(path.name for path in folder.iterdir())
    for statement in FILES[way]:
        with pytest.raises(UsageError) as refused:
            run_query(connection, statement.format(folder=folder))
        assert SECRET not in str(refused.value)
    assert sorted(path.name for path in folder.iterdir()) == before
    assert run_query(connection, "from mart.number").item() == 1


@pytest.mark.parametrize(
    "statement",
    [
        "select 'enable_logging(' as text",
        "select 1 as query",
        "select 'a' as checkpoint, (1) as n",
        "with query as (select 1 as n) from query",
        "select n -- query(\n from mart.number",
    ],
)
def test_words_that_only_look_like_a_way_are_read(connection: duckdb.DuckDBPyConnection, statement: str) -> None:
    assert run_query(connection, statement).height == 1


@pytest.mark.parametrize(
    "statement",
    [
        "from duckdb_settings()",
        "from duckdb_databases()",
        "from duckdb_logs()",
        "from duckdb_variables()",
        "from duckdb_secrets()",
        "from which_secret('s3://x', 's3')",
    ],
)
def test_what_duckdb_tells_of_itself_holds_no_secret(connection: duckdb.DuckDBPyConnection, statement: str) -> None:
    assert SECRET not in str(run_query(connection, statement).rows())
