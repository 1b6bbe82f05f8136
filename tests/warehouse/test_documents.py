"""The documents about the database are true: what they show runs, and figures are defined once."""

import os
import re
import shlex
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from needed import needs_r_package

from warehouse.build import build
from warehouse.candidate import prepare_candidate
from warehouse.dictionary import build_empty_database
from warehouse.export import export
from warehouse.figures import render_figure_definitions
from warehouse.load import load_frames
from warehouse.paths import DataFolder
from warehouse.publish import PublishingRun, publish
from warehouse.read import query_published
from warehouse.result_files import FileFormat

SQL_PAGE = (Path(__file__).resolve().parents[2] / "docs" / "sql.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The code blocks of a language in docs/sql.md."""
    return re.findall(rf"```{language}\n(.*?)```", SQL_PAGE, flags=re.DOTALL)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory, small_world_class: Any) -> DataFolder:
    folder = DataFolder(tmp_path_factory.mktemp("documents") / "data")
    candidate = prepare_candidate(folder)
    world = small_world_class(candidate)
    world.person("1", "Anna Aerts")
    world.member("1", "Green", date(2019, 7, 1))
    world.meeting("M1", date(2020, 5, 12))
    report = world.report("M1")
    item = world.item(report, 1)
    world.question(report, item, 1, "1", subject="water")
    world.speech(report, 1, "1", 5, item_id=item, text="De gemeente spreekt over water")
    load_frames(candidate, world.frames())
    build(candidate)
    publish(folder, PublishingRun("run", "1", {}))
    return folder


def test_the_page_shows_something_to_run():
    assert len(blocks("sql")) >= 6
    assert len(blocks("python")) >= 2


@pytest.mark.parametrize("sql", blocks("sql"))
def test_each_query_of_the_page_finds_something(published: DataFolder, sql: str):
    assert query_published(published, sql).height > 0


@pytest.mark.parametrize("code", blocks("python"))
def test_each_python_block_of_the_page_runs(published: DataFolder, code: str):
    # Commands of this environment are found as after `source .venv/bin/activate`.
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=published.root.parent,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "shape:" in done.stdout


@pytest.mark.parametrize(
    "command", [line[2:] for block in blocks("console") for line in block.splitlines() if line.startswith("$ duckdb ")]
)
def test_each_duckdb_command_of_the_page_runs(published: DataFolder, command: str):
    words = shlex.split(command)
    shell = Path(sys.executable).parent / words[0]
    done = subprocess.run([shell, *words[1:]], cwd=published.root.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


@pytest.fixture(scope="module")
def tables(published: DataFolder) -> Path:
    """What ``spreektijd export --to tables --format csv`` writes beside the data folder."""
    target = published.root.parent / "tables"
    export(published, target, FileFormat.CSV)
    return target


@pytest.mark.parametrize("code", blocks("r"))
def test_each_r_block_of_the_page_runs(published: DataFolder, tables: Path, tmp_path: Path, code: str):
    needs_r_package("readr" if "readr::" in code else "utils")
    script = tmp_path / "block.R"
    script.write_text(code, encoding="utf-8")
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        ["Rscript", "--vanilla", script],
        cwd=tables.parent,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    # An id of digits stays a text, as the page promises.
    assert 'person_id       : chr "1"' in done.stdout or "Anna Aerts" in done.stdout


def test_the_figures_that_are_quoted_are_defined_and_only_once(tmp_path: Path):
    path = tmp_path / "empty.duckdb"
    build_empty_database(path)
    page = render_figure_definitions(path)
    definitions = re.findall(r"^\| `(\w+)` \| (.*) \|$", page, flags=re.MULTILINE)
    assert {"words", "word_share", "est_seconds", "rank_low", "days_in_office", "follow_up_count"} <= dict(
        definitions
    ).keys()
    long_ones = Counter(text for _, text in definitions if len(text) > 60)
    assert [text for text, count in long_ones.items() if count > 1] == []
    assert "As in" not in page
