"""The package as one gets it: wheel and source archive, installed where the checkout is out of reach.

What `serve` of the package does, with its nights, is tried in tests/flow/serving, which runs no other.
"""

import os
import re
import shutil
import subprocess
import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import sleep

import httpx
import pytest

from tools.environment import CHECKOUT
from tools.package import build

pytestmark = pytest.mark.xdist_group("package")

Run = partial["subprocess.CompletedProcess[str]"]
STEPS = 480
# A busy machine may take minutes to start Prefect's own server.
PATIENCE = {"PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "600"}


def run_spreektijd(*words: object, python: Path, folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run ``spreektijd`` of the wheel in a folder; it must end well."""
    done = subprocess.run(
        command_line(python, *words), cwd=folder, env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture
def run(installed_python: Path, tmp_path: Path) -> Run:
    """Run ``spreektijd`` of the wheel in an empty folder."""
    return partial(run_spreektijd, python=installed_python, folder=tmp_path)


def command_line(python: Path, *words: object) -> list[str]:
    return [str(python), "-m", "cli", *map(str, words)]


def environment() -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "SPREEKTIJD_", "PYTHON"))
    }
    return {**kept, **PATIENCE, "COLUMNS": "200"}


def test_the_wheel_holds_all_that_the_checkout_reads(built: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(built[0]) as wheel:
        names = set(wheel.namelist())
    # What the bundle of the query page is made from, and what tools left.
    not_read = (
        "dashboards/query/",
        "dashboards/node_modules/",
        "dashboards/package",
        "dashboards/requirements-node",
        "dashboards/.",
    )
    rooms = ("parliament", "warehouse", "expectations", "dashboards", "corpus", "replica", "ingest", "flows", "cli")
    for room in rooms:
        for folder, _, files in os.walk(CHECKOUT / room, followlinks=True):
            paths = (Path(folder, name).relative_to(CHECKOUT).as_posix() for name in files if not name.endswith(".pyc"))
            assert [path for path in paths if not path.startswith(not_read) and path not in names] == []
        assert f"{room}/py.typed" in names
    assert not any(name.startswith(("tests/", "tools/", "sql/")) for name in names)


def test_the_source_archive_builds_the_same_wheel(built: tuple[Path, Path], tmp_path: Path) -> None:
    with tarfile.open(built[1]) as source:
        source.extractall(tmp_path, filter="data")
    (unpacked,) = tmp_path.glob("spreektijd-*")
    build(unpacked, "build_wheel", tmp_path / "again")
    (again,) = (tmp_path / "again").glob("*.whl")
    assert again.name == built[0].name
    assert again.read_bytes() == built[0].read_bytes()


def test_the_metadata_say_what_a_package_is_judged_by(built: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(built[0]) as wheel:
        (name,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
        metadata = wheel.read(name).decode("utf-8")
        assert any(name.endswith("/licenses/LICENSE") for name in wheel.namelist())
    assert "Requires-Python: <3.15,>=3.11\n" in metadata
    assert "License-Expression: MIT\n" in metadata
    assert "Classifier: Typing :: Typed\n" in metadata
    assert "Project-URL" not in metadata
    assert "Provides-Extra: dask\n" in metadata


def test_it_says_every_version_that_matters(run: Run) -> None:
    lines = run("--version").stdout.splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["spreektijd", "parser", "schema", "duckdb", "prefect"]
    assert all(re.fullmatch(r"\w+ \d+(\.\d+)*", line) for line in lines)


@pytest.mark.thorough
def test_a_night_and_all_that_reads_what_it_published(run: Run, tmp_path: Path) -> None:
    assert "Published" in run("nightly", "--source", "sample", "--data", "sample", "--plain").stdout
    data = ("--data", "sample")
    assert "4" in run("sql", "select 2 + 2 as four", *data).stdout
    assert run("cookbook").stdout
    assert run("cookbook", "longest_speakers", *data).stdout
    assert run("search", "minister", *data).stdout
    name = run("sql", "select full_name from mart.member_speaking_time limit 1", "--format", "csv", *data).stdout
    assert run("explain", "member", name.splitlines()[1].strip('"'), *data).stdout
    assert "Jambon" in run("people", "Jambon", "--at", "2021-10-05").stdout
    assert "<html" in (tmp_path / "sample" / "site" / "index.html").read_text(encoding="utf-8")
    query = (tmp_path / "sample" / "site" / "zelf-rekenen.html").read_text(encoding="utf-8")
    # Where its bundle was not built the page says by what it is.
    assert "make query-page" in query or "rekenen/query.js" in query
    with running(run.keywords["python"], tmp_path, "site", "--serve", "--port", "0", *data) as (_, address):
        assert "spreektijd" in httpx.get(f"{address}index.html").text


# Four nights, of which three at a server of their own.
@pytest.mark.timeout(900)
@pytest.mark.thorough
def test_the_demo_and_a_night_through_prefect_and_one_of_a_folder(run: Run, tmp_path: Path) -> None:
    assert "Published" in run("demo", "--data", "demo").stdout
    assert run("search", "minister", "--data", "demo").stdout
    assert "Published" in run("nightly", "--source", "sample", "--data", "sample").stdout
    # The reports that ship with the package, with the register of the people in them.
    (sample,) = run.keywords["python"].parent.parent.glob("lib/python*/site-packages/replica/sample")
    reports = tmp_path / "reports with a space"
    shutil.copytree(sample, reports)
    assert "Published" in run("nightly", "--source", reports, "--data", "folder", "--plain", "--no-dashboard").stdout


@pytest.mark.thorough
def test_a_replica_and_a_backfill_of_it(run: Run, tmp_path: Path) -> None:
    world = ("--meetings", "3", "--years", "0.1")
    with running(run.keywords["python"], tmp_path, "replica", "--port", "0", *world) as (_, address):
        days = ("--since", "2021-09-27", "--until", "2021-12-31", "--today", "2022-01-01")
        told = run("backfill", "--source", address.rstrip("/"), *days, "--data", "years", "--plain", "--no-dashboard")
    assert "Published" in told.stdout


@contextmanager
def running(
    python: Path, folder: Path, *words: str, says: str = "http://"
) -> "Iterator[tuple[subprocess.Popen[str], str]]":
    """A command that goes on, from when it has said ``says``; with the last address that it told."""
    output = folder / f"{words[0]}.txt"
    with output.open("w") as stream:
        process = subprocess.Popen(
            command_line(python, *words), cwd=folder, env=environment(), stdout=stream, stderr=stream, text=True
        )
        try:
            for _ in range(STEPS):
                if says in output.read_text() or process.poll() is not None:
                    break
                sleep(0.5)
            assert process.poll() is None, output.read_text()
            yield process, re.findall(r"http://127[.]0[.]0[.]1:[0-9]+/?", output.read_text())[-1].rstrip("/") + "/"
        finally:
            process.terminate()
            process.wait(90)
