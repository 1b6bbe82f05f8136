"""The examples of docs/corpus.md run as they stand, in each language that the machine has."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from needed import needs_node, needs_r_package

from corpus.formats import CorpusFormat
from dashboards.open_data.api import api_files
from dashboards.page import MadeFile, PlainFile
from dashboards.published import read_published
from dashboards.reading import open_reader
from warehouse.paths import DataFolder
from warehouse.publish import read_manifest

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "corpus.md").read_text(encoding="utf-8")
Written = Callable[[CorpusFormat], Path]


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, flags=re.DOTALL)


@pytest.fixture(scope="module")
def place(written: Written, folder: DataFolder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both corpora and the API in it, under the names that the page gives them."""
    place = tmp_path_factory.mktemp("examples")
    shutil.copytree(written(CorpusFormat.PARLAMINT), place / "corpus")
    shutil.copytree(written(CorpusFormat.PARLSPEECH), place / "parlspeech")
    database = folder.current.resolve()
    with open_reader(database) as reader:
        for path, content in _contents(api_files(read_published(reader, database, read_manifest(folder)))):
            (place / "site" / path).parent.mkdir(parents=True, exist_ok=True)
            (place / "site" / path).write_bytes(content.encode() if isinstance(content, str) else content)
    return place


def _contents(files: Iterator[PlainFile | MadeFile]) -> Iterator[tuple[str, str | bytes]]:
    for file in files:
        if isinstance(file, PlainFile):
            yield file.path, file.text
        else:
            yield file.path, file.make(*([file.gather()] if file.gather else []))


def shown(place: Path, *command: str | Path) -> list[str]:
    done = subprocess.run([str(part) for part in command], cwd=place, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_the_page_has_an_example_for_each_of_both_in_each_language() -> None:
    assert [len(blocks(language)) for language in ("python", "r", "javascript")] == [2, 2, 2]


@pytest.mark.parametrize("code", blocks("python"))
def test_in_python(place: Path, code: str) -> None:
    assert shown(place, sys.executable, "-c", code)


@pytest.mark.parametrize("code", blocks("r"))
def test_in_r(place: Path, code: str) -> None:
    needs_r_package("jsonlite")
    (place / "example.R").write_text(code, encoding="utf-8")
    assert len(shown(place, "Rscript", "--vanilla", "example.R")) == 6


@pytest.mark.parametrize("code", blocks("javascript"))
def test_in_javascript(place: Path, code: str) -> None:
    (place / "example.mjs").write_text(code, encoding="utf-8")
    assert shown(place, needs_node(), "example.mjs")
