"""The commands that lead from a figure to its rows, and what is left out of the figures, on the published sample."""

import json
from pathlib import Path

import pytest
from commands import run

from flows.folder_source import SAMPLE_FOLDER
from flows.stages import release_requests
from warehouse.paths import DataFolder
from warehouse.publish import published_versions
from warehouse.read import query_published

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


def test_search_finds_speeches_by_the_stem_of_a_word(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("search", "gemeente", "--limit", "3", "--format", "json", "--data", data) == 0
    found = json.loads(capsys.readouterr().out)
    assert len(found) == 3
    assert all("gemeente" in row["text"].lower() for row in found)


def test_export_writes_tables_with_their_description(data: Path, tmp_path: Path) -> None:
    assert run("export", "--to", tmp_path / "files", "--format", "csv", "--data", data) == 0
    package = json.loads((tmp_path / "files" / "datapackage.json").read_text(encoding="utf-8"))
    paths = [resource["path"] for resource in package["resources"]]
    assert "core/speech.csv" in paths
    assert all((tmp_path / "files" / path).exists() for path in paths)


def test_a_report_in_quarantine_is_listed_shown_and_can_be_released(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
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
