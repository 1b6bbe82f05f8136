"""``spreektijd sql`` on a published sample: files, scripts, sessions and the prompt, by what went wrong with each."""

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from commands import run
from terminal import Terminal

import warehouse.read
from cli.running import progress_line
from warehouse.session import is_complete, split_statements


@pytest.fixture(scope="module")
def data(sample_night: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the published sample."""
    return Path(shutil.copytree(sample_night, tmp_path_factory.mktemp("sql") / "data", symlinks=True))


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Gives a text to the command as its standard input."""
    return lambda text: monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_a_file_gets_every_row_in_the_form_of_its_ending(data: Path, tmp_path: Path, capsys: Any) -> None:
    file = tmp_path / "all.csv"
    assert run("sql", "select n from range(2345) t(n)", "--output", file, "--data", data) == 0
    assert len(file.read_text().splitlines()) == 2346
    assert "2 345 rows written" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--output", "rows.txt"), "names no format"),
        (("--output", "rows.csv", "--format", "table"), "a drawn table is for a screen"),
    ],
)
def test_a_file_never_gets_a_drawn_table(data: Path, capsys: Any, options: tuple[str, ...], sentence: str) -> None:
    assert run("sql", "select 1", *options, "--data", data) == 2
    assert sentence in capsys.readouterr().err
    assert not Path(options[1]).exists()


def test_a_pipe_gets_every_row_of_a_table(data: Path, capsys: Any) -> None:
    assert run("sql", "select n from range(1097) t(n)", "--data", data) == 0
    out = capsys.readouterr().out
    assert len(out.splitlines()) == 1097 + 5
    assert out.splitlines()[-1] == "1 097 rows"


@pytest.mark.parametrize(
    "expression",
    ["{'a': 1}", "map {'k': 1}", "[[1], [2]]", "'a'::blob", "interval '1 month'", "[1, 2, null]", "uuid()"],
)
@pytest.mark.parametrize("form", ["table", "csv", "tsv", "excel", "json", "jsonl"])
def test_every_type_can_be_shown(data: Path, capsys: Any, expression: str, form: str) -> None:
    assert run("sql", f"select {expression} as x", "--format", form, "--data", data) == 0
    assert capsys.readouterr().out


def test_a_query_may_begin_with_a_comment(data: Path, capsys: Any) -> None:
    for query in ("-- nl: Wie?\n-- en: Who?\nselect 7 as n", "--set: x\nselect 7 as n", "/* a */ select 7 as n"):
        assert run("sql", query, "--format", "jsonl", "--data", data) == 0
        assert capsys.readouterr().out == '{"n": 7}\n'
    assert run("sql", "select 1", "--no-such-option", "--data", data) == 2


def test_a_script_runs_to_its_last_statement_without_a_semicolon(data: Path, capsys: Any, script: Any) -> None:
    script("select 1 as n; -- one;\n select ';' as n;\nselect 2 as n -- the last")
    assert run("sql", "--format", "jsonl", "--data", data) == 0
    assert capsys.readouterr().out.splitlines() == ['{"n": 1}', '{"n": ";"}', '{"n": 2}']


def test_a_script_stops_at_the_first_error_with_its_place(data: Path, capsys: Any, tmp_path: Path) -> None:
    file = tmp_path / "script.sql"
    file.write_text("-- first\nselect 1 as n;\n\nselect wrds from mart.meeting_summary;\nselect 3 as n;\n")
    assert run("sql", "--file", file, "--format", "jsonl", "--data", data) == 2
    captured = capsys.readouterr()
    assert captured.out == '{"n": 1}\n'
    assert "statement 2, from line 4" in captured.err
    assert '"words"' in captured.err
    assert "LINE 1: select wrds from" in captured.err
    assert captured.err.rstrip().endswith("^")


def test_a_session_has_schemas_and_temporary_views_and_nothing_else(data: Path, capsys: Any) -> None:
    reading = "use mart; show tables; create temp view v as select 1 as n; from v; describe v; summarize v; drop view v"
    assert run("sql", reading, "--format", "jsonl", "--data", data) == 0
    assert "member_speaking_time" in capsys.readouterr().out
    for refused in (
        "create temp table x as select 1", "create view x as select 1", "create temp macro m() as 1", "set threads = 1",
        "drop view core.speech", "create temp view v as from read_csv('/etc/passwd')", "attach ':memory:'",
        "create temp view v as from query('select 1')", "begin", "use mart; drop table mart.meeting_summary",
        "from '/etc/passwd'", "copy (select 1) to 'x.csv'", "load httpfs",
    ):  # fmt: skip
        assert run("sql", refused, "--data", data) == 2, refused
        assert "Traceback" not in capsys.readouterr().err


def test_two_results_do_not_go_into_one_file(data: Path, tmp_path: Path, capsys: Any) -> None:
    file = tmp_path / "a.json"
    assert run("sql", "use mart; select 1 as n", "--output", file, "--data", data) == 0
    assert json.loads(file.read_text()) == [{"n": 1}]
    assert run("sql", "select 1; select 2", "--output", file, "--data", data) == 2
    assert "give each a file of its own" in capsys.readouterr().err


@pytest.mark.parametrize("width", [80, 120, 200])
@pytest.mark.parametrize(
    "command",
    [
        ("sql", "from mart.member_speaking_time limit 1"),
        ("sql", "from mart.member_speaking_time"),
        ("sql", "from core.speech limit 30"),
        ("sql", "from core.report"),
        ("sql", "describe core.speech"),
        ("sql", "summarize mart.meeting_summary"),
        ("checks", "--all"),
        ("cookbook",),
        ("cookbook", "longest_speakers"),
        ("search", "gemeente"),
        ("info",),
        ("compare", "--session-year", "2021-2022", "--meeting-kind", "committee"),
        ("explain", "row", "meeting_summary", "meeting_id=C11-2021-2022"),
    ],
)
def test_no_table_is_wider_than_the_screen_or_breaks_a_word(
    data: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert run(*command, "--data", data) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= width
    drawn = [line for line in lines if line.startswith("│")]
    # A cell narrower than four letters is whole: nothing is wrapped to slivers.
    assert all(line.count("│") == drawn[0].count("│") for line in drawn if len(line) == len(drawn[0]))


# Wide and narrow, long texts, numbers, lists: what somebody types first.
BESIDE_DUCKDB = (
    "from mart.member_speaking_time limit 4",
    "select * exclude (report_url, web_url) from mart.meeting_summary limit 4",
    "from core.speech limit 4",
    "from core.question limit 4",
    "select full_name, party_name, session_year, words, est_seconds from mart.member_speaking_time limit 4",
    "select meeting_date, meeting_kind, words, speech_count, speaker_count from mart.meeting_summary limit 4",
)


def columns_shown(table: str) -> int:
    """Columns of a drawn table in which nothing is cut: DuckDB's shell cuts ids, ours never does."""
    rows = [line.split("│")[1:-1] for line in table.splitlines() if line.startswith("│")]
    return sum(not any("…" in cell for cell in cells) for cells in zip(*rows, strict=True))


@pytest.mark.parametrize("width", [80, 120, 200])
def test_no_table_shows_less_than_duckdbs_own_shell(
    data: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    shell = Path(sys.executable).parent / "duckdb"
    script = "\n".join([f".maxwidth {width}", *(f"{query};" for query in BESIDE_DUCKDB)])
    database = (data / "published" / "spreektijd.duckdb").resolve()
    done = subprocess.run([shell, "-readonly", database], input=script, capture_output=True, text=True, check=True)
    theirs = [f"┌{table}" for table in done.stdout.split("┌")[1:]]
    assert len(theirs) == len(BESIDE_DUCKDB)
    monkeypatch.setenv("COLUMNS", str(width))
    for query, other in zip(BESIDE_DUCKDB, theirs, strict=True):
        assert run("sql", query, "--layout", "table", "--data", data) == 0
        ours = capsys.readouterr().out
        assert columns_shown(ours) >= columns_shown(other), (query, ours, other)
        assert len(ours.splitlines()) <= len(other.rstrip().splitlines()), (query, ours, other)
        assert max(map(len, ours.splitlines())) <= width


def test_the_statements_of_a_script_are_told_apart_as_duckdb_reads_them() -> None:
    text = "select 'a;b';\n-- x; y\nselect \"c;d\" /* ; */ ;;\n\n$$;$$"
    assert [(one.text, one.line) for one in split_statements(text)] == [
        ("select 'a;b'", 1), ('select "c;d" /* ; */', 3), ("$$;$$", 5),
    ]  # fmt: skip
    assert [is_complete(one) for one in ("select 1", "select 1;", "select 1; -- x", "select 'é;", "select 'é;';")] == [
        False, True, True, False, True,
    ]  # fmt: skip


def test_the_prompt_in_a_terminal(data: Path, tmp_path: Path) -> None:
    """Typed into a pseudo-terminal: lines, errors, commands, Ctrl-C in a query, a file, history, and leaving."""
    environment = {**os.environ, "XDG_STATE_HOME": str(tmp_path), "PAGER": "cat", "TERM": "xterm"}
    target = tmp_path / "rows.json"
    with Terminal(["sql", "--data", str(data)], environment, columns=100, lines=50) as terminal:
        terminal.wait_for("spreektijd>")
        terminal.type("select count(*) as counted\r")
        terminal.wait_for("...>")
        terminal.type("from core.meeting;\r")
        terminal.wait_for("│       4 │")
        terminal.type("selec 1;\r")
        terminal.wait_for("LINE 1: selec 1")
        terminal.type(".columns meeting_sumary\r")
        terminal.wait_for("did you mean mart.meeting_summary?")
        terminal.wait_for_line(is_edited=True)
        terminal.type("select sum(a.range * b.range % 7) from range(100000) a, range(10000000) b;\r")
        terminal.wait_for_line(is_edited=False)
        terminal.pause(0.5)
        terminal.type("\x03")
        terminal.wait_for("Stopped.")
        terminal.type("create temp view seen as select 41 + 1 as answer;\r")
        terminal.wait_for("Done.")
        terminal.type("from seen;\r")
        terminal.wait_for("│     42 │")
        terminal.type(f".output {target}\r")
        terminal.wait_for("next statement go to")
        terminal.type("from seen;\r")
        terminal.wait_for("1 row written")
        terminal.type("from mart.member_spe\t")
        terminal.wait_for("member_speaking_time")
        terminal.type("\x03")
        terminal.type(".timing on\r")
        terminal.wait_for("Timing is on.")
        terminal.type(".recipe longest_sp\r")
        terminal.wait_for("the cookbook has no")
        terminal.type(".quit\r")
        assert terminal.exit_code() == 0
    assert json.loads(target.read_text()) == [{"answer": 42}]
    assert "select count(*) as counted" in (tmp_path / "spreektijd" / "sql_history").read_text()


@pytest.mark.parametrize(
    ("count", "pager", "is_paged"),
    [(300, "tee {paged}", True), (5, "tee {paged}", False), (300, "no-such-pager", False), (300, "cat", False)],
)
def test_what_is_taller_than_the_terminal_goes_through_the_pager(
    data: Path, tmp_path: Path, count: int, pager: str, *, is_paged: bool
) -> None:
    paged = tmp_path / "paged"
    environment = {**os.environ, "TERM": "xterm", "PAGER": pager.format(paged=paged)}
    query = f"select n, 'row ' || n as named from range({count}) t(n)"
    with Terminal(["sql", query, "--data", str(data)], environment) as terminal:
        assert terminal.exit_code() == 0
    # All of it is shown in any case.
    assert f"row {count - 1} " in terminal.text
    assert paged.exists() is is_paged
    if is_paged:
        assert sum("row " in line for line in paged.read_text(encoding="utf-8").splitlines()) == count


def test_a_pager_that_is_left_before_the_end_is_no_error(data: Path) -> None:
    environment = {**os.environ, "TERM": "xterm", "PAGER": "head -n 4"}
    with Terminal(["sql", "select n from range(900) t(n)", "--data", str(data)], environment) as terminal:
        assert terminal.exit_code() == 0
    assert "Traceback" not in terminal.text
    assert "899" not in terminal.text


@pytest.mark.parametrize(
    ("share", "seconds", "sentence"),
    [(0.42, 12.4, " 42% done, 12 s; Ctrl-C stops the query"), (None, 3.0, "3 s; Ctrl-C stops the query")],
)
def test_a_long_query_says_how_far_it_is(share: float | None, seconds: float, sentence: str) -> None:
    assert progress_line(share, seconds) == sentence


def test_ctrl_c_in_a_query_of_the_line_ends_the_command(data: Path, tmp_path: Path) -> None:
    slow = "select sum(a.range * b.range % 7) from range(100000) a, range(10000000) b"
    with Terminal(["sql", slow, "--data", str(data)], {**os.environ, "TERM": "xterm"}) as terminal:
        terminal.wait_for("Ctrl-C stops the query")
        terminal.type("\x03")
        assert terminal.exit_code() == 130
    assert "Traceback" not in terminal.text
    assert warehouse.read
