"""One published parliament for all corpora, and each corpus written from it once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from corpora import published_replica, published_report

from corpus.formats import CorpusFormat, write_corpus
from corpus.reading import Selection
from tests.conftest import SHARED, shared_material
from warehouse.paths import DataFolder

EVERYTHING = Selection()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep these tests in one process, so that the parliament is made once; before pytest-xdist looks for groups."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("corpus"))


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    return published_replica(tmp_path_factory.mktemp("corpus") / "data")


@pytest.fixture(
    scope="session",
    params=[pytest.param("ten years of the replica", marks=pytest.mark.thorough), "the sample", "the real report"],
)
def each_parliament(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """Each published parliament there is; the real report where it is at hand."""
    if request.param == "ten years of the replica":
        return request.getfixturevalue("folder")  # type: ignore[no-any-return]
    if request.param == "the sample":
        return DataFolder(request.getfixturevalue("sample_night"))
    report = request.getfixturevalue("real_report")
    return published_report(tmp_path_factory.mktemp("real") / "data", report)


@pytest.fixture(scope="session")
def written(folder: DataFolder, tmp_path_factory: pytest.TempPathFactory) -> Callable[[CorpusFormat], Path]:
    """The folder of a corpus of everything, written when it is first asked for."""
    places: dict[CorpusFormat, Path] = {}

    def of(corpus_format: CorpusFormat) -> Path:
        if corpus_format not in places:
            place = tmp_path_factory.mktemp("written") / corpus_format.value
            write_corpus(folder, place, corpus_format, EVERYTHING, lambda done, total: None)
            places[corpus_format] = place
        return places[corpus_format]

    return of


@pytest.fixture(scope="session")
def schemas() -> Path:
    """The field's RelaxNG schemas; they are no part of the repository."""
    return shared_material(SHARED / "schemas")
