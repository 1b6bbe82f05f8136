"""The command line on a published sample: results, formats, errors and exit codes."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
from commands import run

from cli.command_line import main
from ingest.folder import SAMPLE_FOLDER

REPORT = SAMPLE_FOLDER / "commissievergadering-C11-2021-2022.txt"


@pytest.fixture(scope="module")
def data(sample_night: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what a night published, which no test of this file changes."""
    return Path(shutil.copytree(sample_night, tmp_path_factory.mktemp("sample") / "data", symlinks=True))


def test_parse_prints_one_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("parse", REPORT, "--format", "json") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["meeting"]["meeting_number"] == "C11"
    assert report["lines"]["line_count"] == report["lines"]["assigned_line_count"]
    assert {"speaker_label", "speaker_name", "printed_party", "words"} <= set(report["speeches"][0])


def test_parse_prints_one_object_a_line_for_several_files(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("parse", "--format", "json", *sorted(SAMPLE_FOLDER.glob("*.txt"))) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["meeting"]["meeting_kind"] for line in lines].count("committee") == 3


def test_parse_goes_on_after_an_unreadable_file_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    assert run("parse", "--format", "json", empty, REPORT) == 1
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 1
    assert "empty.txt" in captured.err


@pytest.mark.parametrize(
    ("setting", "value", "sentence"),
    [
        ("SPREEKTIJD_READING_SECONDS", "1", "second"),
        ("SPREEKTIJD_READING_MEMORY_MB", "64", "MB"),
    ],
)
def test_parse_goes_on_after_a_file_that_costs_too_much(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *,
    setting: str, value: str, sentence: str,
) -> None:  # fmt: skip
    """One such file took the machine's memory, or hours: the command read in its own process, without limits."""
    monkeypatch.setenv(setting, value)
    large = tmp_path / "large.txt"
    large.write_text(REPORT.read_text(encoding="utf-8") * 600, encoding="utf-8")
    assert run("parse", "--format", "json", large, REPORT) == 1
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 1
    assert "large.txt" in captured.err
    assert sentence in captured.err


def test_sql_as_json_csv_and_parquet_hold_the_same_rows(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    query = "select meeting_id, words from mart.meeting_summary order by meeting_id"
    assert run("sql", query, "--format", "json", "--data", data) == 0
    rows = json.loads(capsys.readouterr().out)
    assert run("sql", query, "--format", "csv", "--output", tmp_path / "a.csv", "--data", data) == 0
    assert run("sql", query, "--format", "parquet", "--output", tmp_path / "a.parquet", "--data", data) == 0
    assert len(rows) >= 3
    assert pl.read_csv(tmp_path / "a.csv").to_dicts() == rows
    assert pl.read_parquet(tmp_path / "a.parquet").to_dicts() == rows


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("select nothing_such from core.speech", "the query is not right"),
        ("select * frm core.speech", "the query is not right"),
        ("delete from raw.speech", "read-only"),
        ("select * from read_csv('/etc/passwd')", "read-only and closed to the outside"),
        ("attach '/tmp/elsewhere.duckdb'", "read-only and closed to the outside"),
        ("set enable_external_access = true", "closed to the outside"),
    ],
)
def test_a_query_that_is_wrong_or_reaches_out_is_one_sentence(
    data: Path, capsys: pytest.CaptureFixture[str], query: str, message: str
) -> None:
    assert run("sql", query, "--data", data) == 2
    error = capsys.readouterr().err
    assert message in error.replace("\n", " ")
    assert "Traceback" not in error


def test_checks_are_shown_with_their_families_and_as_json(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("checks", "--data", data) == 0
    assert "conservation" in capsys.readouterr().out
    assert run("checks", "--format", "json", "--data", data) == 0
    audit = json.loads(capsys.readouterr().out)
    assert audit["is_publishable"] is True
    assert len({result["family"] for result in audit["results"]}) >= 4


def test_info_names_the_version_the_counts_and_the_source(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("info", "--format", "json", "--data", data) == 0
    value = json.loads(capsys.readouterr().out)
    assert value["counts"]["report_count"] >= 3
    assert value["last_run"]["outcome"] == "published"
    assert run("info", "--data", data) == 0
    source = capsys.readouterr().out.partition("│ source ")[2]
    assert "INVENTED DATA" in source
    assert "Modellicentie" not in source


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("sql", "select 1"), 1),
        (("info",), 1),
        (("checks",), 2),
        (("nightly", "--plain", "--no-dashboard", "--source", "no-such-folder"), 4),
        (("nightly", "--plain", "--no-dashboard", "--source", "sample", "--since", "yesterday"), 2),
        (("no-such-command",), 2),
    ],
)
def test_exit_codes_of_what_cannot_be_done(
    tmp_path: Path, arguments: tuple[str, ...], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    given = arguments if arguments == ("no-such-command",) else (*arguments, "--data", str(tmp_path / "empty"))
    assert run(*given) == code
    assert "Traceback" not in capsys.readouterr().err


def test_a_traceback_is_shown_only_when_asked_for(tmp_path: Path) -> None:
    from parliament.errors import WarehouseError

    with pytest.raises(WarehouseError):
        main(["info", "--data", str(tmp_path), "--debug"])


@pytest.mark.parametrize("command", ["nightly", "parse", "sql", "checks", "info"])
def test_every_command_shows_an_example_in_its_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, "--help") == 0
    assert f"spreektijd {command}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "slow"),
    [
        (("--help",), ("prefect", "great_expectations", "altair", "polars", "duckdb", "pydantic", "httpx")),
        (("info", "--help"), ("prefect", "great_expectations", "altair", "polars", "pyarrow", "rapidfuzz", "httpx")),
        (("nightly", "--help"), ("prefect", "great_expectations", "altair")),
    ],
)
def test_a_command_starts_without_the_slow_libraries_of_others(words: tuple[str, ...], slow: tuple[str, ...]) -> None:
    code = (
        "import sys, contextlib, cli.command_line as c\n"
        f"with contextlib.suppress(SystemExit): c.main({list(words)})\n"
        f"print([name for name in {slow} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
