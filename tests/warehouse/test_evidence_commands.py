"""The commands that lead from a figure to its rows, and what is left out of the figures, on the published sample."""

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest
from commands import run

from flows.stages import release_requests
from ingest.folder import SAMPLE_FOLDER
from warehouse.paths import DataFolder
from warehouse.publish import published_versions
from warehouse.read import query_published

# In one process: its first nights are run once.
pytestmark = [pytest.mark.xdist_group("evidence"), pytest.mark.usefixtures("short_nights")]

REPORT = "commissievergadering-C11-2021-2022.txt"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample published twice: first without one of its reports, then with it, and with a bad one in quarantine."""
    folder = tmp_path_factory.mktemp("evidence")
    reports = folder / "reports"
    reports.mkdir()
    for path in SAMPLE_FOLDER.iterdir():
        if path.name != REPORT:
            (reports / path.name).write_bytes(path.read_bytes())
    nightly = ("nightly", "--plain", "--no-dashboard", "--source", reports, "--data", folder / "data")
    assert run(*nightly) == 0
    text = (SAMPLE_FOLDER / REPORT).read_text(encoding="utf-8")
    (reports / REPORT).write_text(text, encoding="utf-8")
    bad = text.replace("vergadering C11", "vergadering C99").replace("nr. C11", "nr. C99").replace("– 243 (", "– 242 (")
    (reports / "bad.txt").write_text(bad, encoding="utf-8")
    assert run(*nightly) == 0
    return folder / "data"


def test_explain_prints_the_query_runs_it_and_adds_up_to_the_figure(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    longest = query_published(
        DataFolder(data),
        "select full_name, sum(words)::bigint as words from mart.member_speaking_time "
        "group by all order by words desc limit 1",
    ).row(0)
    assert run("explain", "member", longest[0], "--measure", "words", "--format", "json", "--data", data) == 0
    captured = capsys.readouterr()
    assert sum(row["words"] for row in json.loads(captured.out)) == longest[1]
    assert "from core.speech" in captured.err


def test_explain_of_a_row_sets_its_figures_beside_those_of_the_mart(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    meeting = ("explain", "row", "meeting_summary", "meeting_id=C11-2021-2022")
    words = query_published(
        DataFolder(data), "select words from mart.meeting_summary where meeting_id = 'C11-2021-2022'"
    ).item()
    assert run(*meeting, "--format", "json", "--data", data) == 0
    captured = capsys.readouterr()
    assert sum(row["words"] for row in json.loads(captured.out)) == words
    assert f"words: {words} in the mart, {words} over" in captured.err
    assert "Its other figures, each with --measure: item_count" in captured.err
    assert run(*meeting, "--measure", "guest_words", "--data", data) == 0
    assert "Nothing was counted for this row" in capsys.readouterr().err


def test_explain_of_a_rank_says_what_it_is_made_of(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keys = ("session_year=2021-2022", "meeting_kind=committee", "role=minister", "speaking_rank=1")
    assert run("explain", "row", "member_speaking_time", *keys, "--measure", "speaking_rank", "--data", data) == 0
    told = capsys.readouterr().err
    assert "speaking_rank: Place by est_seconds" in told
    assert "speaking_rank (1 in the mart) is made of est_seconds, which these rows add up to." in told


@pytest.mark.parametrize("keys", [("C11-2021-2022",), ("meeting_id=a", "meeting_id=b"), ("meeting_id=no_such",)])
def test_explain_of_a_row_with_keys_that_cannot_be_is_wrong_use(data: Path, keys: tuple[str, ...]) -> None:
    assert run("explain", "row", "meeting_summary", *keys, "--data", data) == 2


SQL_PAGE = (Path(__file__).resolve().parents[2] / "docs" / "sql.md").read_text(encoding="utf-8")
CONSOLE_BLOCKS = re.findall(r"```console\n(.*?)```", SQL_PAGE, flags=re.DOTALL)
SHOWN_COMMANDS = [
    line.removeprefix("$ spreektijd ")
    for block in CONSOLE_BLOCKS
    for line in block.splitlines()
    if line.startswith("$ spreektijd ") and " export " not in line
]


@pytest.mark.parametrize("command", SHOWN_COMMANDS)
def test_the_commands_of_the_sql_page_run_on_the_sample(data: Path, command: str) -> None:
    assert run(*shlex.split(command), "--data", data) == 0


def test_what_the_sql_page_shows_of_explain_is_what_is_printed(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    member, row = [one for one in SHOWN_COMMANDS if "est_seconds" in one or "applause_count" in one]
    assert run(*shlex.split(member), "--data", data) == 0
    assert capsys.readouterr().err.splitlines()[-1] in SQL_PAGE
    assert run(*shlex.split(row), "--data", data) == 0
    query, _, _ = capsys.readouterr().err.partition("applause_count: ")
    assert query in SQL_PAGE


def test_explain_of_nobody_and_of_no_figure_is_wrong_use(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("explain", "member", "Niemand Zo Genaamd", "--data", data) == 2
    assert run("explain", "member", "a", "--measure", "decibels", "--data", data) == 2
    assert "there is no figure 'decibels'" in capsys.readouterr().err


def test_diff_says_which_report_is_new(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(published_versions(DataFolder(data))) == 2
    assert run("diff", "--data", data) == 0
    captured = capsys.readouterr()
    assert "C11-2021-2022" in captured.out
    assert "new report" in captured.out


def test_diff_of_a_version_with_itself_is_empty_and_of_an_unknown_one_an_error(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    version = published_versions(DataFolder(data))[0]
    assert run("diff", version, version, "--data", data) == 0
    assert "No meeting and no member's figure differs" in capsys.readouterr().err
    assert run("diff", "19990101T000000Z-none", version, "--data", data) == 1
    assert "there is no published version" in capsys.readouterr().err


def test_the_cookbook_lists_its_questions_and_answers_one(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("cookbook") == 0
    assert "longest_speakers" in capsys.readouterr().out
    assert run("cookbook", "most_questions", "--format", "json", "--data", data) == 0
    assert json.loads(capsys.readouterr().out)
    assert run("cookbook", "no_such_recipe", "--data", data) == 2


def test_export_writes_tables_with_their_description(data: Path, tmp_path: Path) -> None:
    assert run("export", "--to", tmp_path / "files", "--format", "csv", "--data", data) == 0
    package = json.loads((tmp_path / "files" / "datapackage.json").read_text(encoding="utf-8"))
    paths = [resource["path"] for resource in package["resources"]]
    assert "core/speech.csv" in paths
    assert all((tmp_path / "files" / path).exists() for path in paths)


@pytest.mark.thorough
def test_a_report_in_quarantine_is_listed_shown_and_can_be_released(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # Of its own: the night below publishes a third version.
    data = Path(shutil.copytree(data.parent, tmp_path / "own", symlinks=True)) / data.name
    assert run("quarantine", "list", "--data", data) == 0
    assert "question_number_twice_in_report" in capsys.readouterr().out
    report_id = query_published(DataFolder(data), "select report_id from core.report where is_quarantined").row(0)[0]
    assert report_id.startswith("C99-2021-2022")
    assert run("quarantine", "show", report_id, "--data", data) == 0
    assert "C99-2021-2022" in capsys.readouterr().out
    assert run("quarantine", "show", "nothing", "--data", data) == 2
    assert run("quarantine", "release", report_id, "--reason", "a test", "--data", data) == 0
    assert report_id in release_requests(DataFolder(data)).read_text(encoding="utf-8")
    # A release is a reason to run: the report is tried again, fails again, and is out again.
    reports = data.parent / "reports"
    capsys.readouterr()
    assert run("nightly", "--plain", "--no-dashboard", "--source", reports, "--data", data) == 0
    assert "Published" in capsys.readouterr().out
    rows = query_published(DataFolder(data), "select released_at, release_reason from dq.quarantine order by 1").rows()
    assert [reason for _, reason in rows].count("a test") >= 1
    assert any(released is None for released, _ in rows)


def test_the_history_of_a_check_is_kept_over_versions(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("checks", "--history", "question_number_twice_in_report", "--data", data) == 0
    assert capsys.readouterr().out.count("critical") >= 2
    assert run("checks", "--history", "no_such_check", "--data", data) == 2
