"""A release: whole by its checksums, a crate by RO-Crate's own library, a citation by the field's schema."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import duckdb
import jsonschema
import pytest
import yaml
from rocrate.rocrate import ROCrate

from corpus.formats import CorpusFormat, write_corpus
from corpus.reading import Selection
from parliament.errors import UsageError
from warehouse.paths import DataFolder

# The schema of Citation File Format 1.2.0 (CC BY 4.0, github.com/citation-file-format), as it lies in cffconvert 2.0.0,
# which itself asks for a jsonschema older than ours.
CITATION_SCHEMA = json.loads((Path(__file__).parent / "data" / "cff-1.2.0.schema.json").read_text(encoding="utf-8"))
Written = Callable[[CorpusFormat], Path]


@pytest.fixture(scope="module")
def release(written: Written) -> Path:
    return written(CorpusFormat.RELEASE)


def test_every_file_has_its_checksum(release: Path) -> None:
    lines = [line.split("  ", 1) for line in (release / "SHA256SUMS").read_text(encoding="utf-8").splitlines()]
    told = {name: digest for digest, name in lines}
    files = {path.relative_to(release).as_posix() for path in release.rglob("*") if path.is_file()}
    assert set(told) == files - {"SHA256SUMS"}
    for name, digest in told.items():
        assert hashlib.sha256((release / name).read_bytes()).hexdigest() == digest


def test_the_database_in_it_is_the_published_one(release: Path, folder: DataFolder) -> None:
    (database,) = release.glob("*.duckdb")
    assert database.read_bytes() == folder.current.resolve().read_bytes()
    with duckdb.connect(str(database), read_only=True) as connection:
        assert connection.execute("select data_origin from dq.build").fetchone() == ("invented",)


def test_it_is_a_crate_whose_parts_are_there(release: Path) -> None:
    crate = ROCrate(release)
    assert crate.root_dataset["license"].id.startswith("https://data.vlaanderen.be/")
    parts = [part.id for part in crate.root_dataset["hasPart"]]
    assert len(parts) == 7
    assert all((release / part).exists() for part in parts)


def test_its_citation_is_valid_by_the_formats_own_schema(release: Path) -> None:
    citation = yaml.load((release / "CITATION.cff").read_text(encoding="utf-8"), yaml.BaseLoader)
    jsonschema.Draft7Validator(CITATION_SCHEMA, format_checker=jsonschema.FormatChecker()).validate(citation)
    assert citation["type"] == "dataset"
    assert "Invented" in citation["title"]


@pytest.mark.parametrize(
    "change", [{"date-released": "yesterday"}, {"authors": []}, {"license-url": 3}, {"licence": "x"}]
)
def test_a_citation_that_is_wrong_is_not_valid_by_it(release: Path, change: dict[str, object]) -> None:
    citation = yaml.load((release / "CITATION.cff").read_text(encoding="utf-8"), yaml.BaseLoader)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(CITATION_SCHEMA).validate({**citation, **change})


def test_the_tables_in_it_are_described(release: Path) -> None:
    package = json.loads((release / "tables" / "datapackage.json").read_text(encoding="utf-8"))
    assert all((release / "tables" / resource["path"]).is_file() for resource in package["resources"])


def test_a_release_is_of_everything(folder: DataFolder, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds everything"):
        write_corpus(folder, tmp_path / "x", CorpusFormat.RELEASE, Selection(kind="plenary"), lambda done, total: None)
